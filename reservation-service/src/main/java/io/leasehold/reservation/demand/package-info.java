/** What a reservation demands, and what it holds. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.demand;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
