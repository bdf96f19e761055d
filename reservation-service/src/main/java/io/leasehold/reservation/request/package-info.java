/** Requests of reservations: one type for each resource type, and their reading from request bodies. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.request;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
