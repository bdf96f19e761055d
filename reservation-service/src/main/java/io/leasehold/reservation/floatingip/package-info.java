/** Floating IPs that an administrator handed over to be leased. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.floatingip;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
