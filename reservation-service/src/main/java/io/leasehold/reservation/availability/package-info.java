/** When a lease could start, and what stands in the way: a search over the calendar, without holding anything. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.availability;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
