/** What a lease reserves: one type of reservation, and of request for it, for each resource type. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.reservation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
