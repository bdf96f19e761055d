/** What this service does when others report. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.events;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
