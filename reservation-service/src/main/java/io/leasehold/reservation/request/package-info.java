/** What reservations ask for: one type of request for each resource type, read from request bodies. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.request;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
