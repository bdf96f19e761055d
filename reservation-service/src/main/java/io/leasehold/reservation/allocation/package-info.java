/** Allocations of hosts, as administrators see them. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.allocation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
