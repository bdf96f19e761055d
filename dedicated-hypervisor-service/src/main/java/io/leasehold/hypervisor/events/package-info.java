/** What this service does when other services report. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.events;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
