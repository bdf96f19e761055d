/** Leases and their reservations, and their views in answers and events. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.lease;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
