/** Aggregates: the API, and the moves of hosts for reservations. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.aggregate;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
