/** The neighbour that owns the hypervisors, behind a port. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.compute;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
