/** Placement of reservations: the choice of hosts, slots and floating IPs for the window of a lease. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.placement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
