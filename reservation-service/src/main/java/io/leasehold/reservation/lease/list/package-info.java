/** Lists of leases, complete or in pages. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.lease.list;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
