/** Hosts that an administrator registered for leasing. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.host;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
