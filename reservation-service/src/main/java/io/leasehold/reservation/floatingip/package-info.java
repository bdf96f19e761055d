/** Floating IPs that an administrator registered for leasing. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.floatingip;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
