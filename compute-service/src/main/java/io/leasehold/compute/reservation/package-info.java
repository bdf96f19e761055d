/** Reservations of leases: the requested state and the state that compute has reached. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.reservation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
