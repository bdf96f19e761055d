/** Search for the earliest time of a lease, and for conditions that rule out resources; nothing is held. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.availability;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
