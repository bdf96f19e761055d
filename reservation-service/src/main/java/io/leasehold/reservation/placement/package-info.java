/** Placement of reservations: which hosts, slots and floating IPs a lease is given for its window. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.placement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
