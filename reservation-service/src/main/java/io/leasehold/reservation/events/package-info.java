/** What this service does when others report. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.events;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
