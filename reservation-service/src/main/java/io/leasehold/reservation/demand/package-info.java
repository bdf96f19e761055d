/** Demands and holdings of reservations. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.demand;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
