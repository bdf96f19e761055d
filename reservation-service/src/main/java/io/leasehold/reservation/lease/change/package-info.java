/** Requests that create, change and delete leases, and the work that they cause. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.lease.change;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
