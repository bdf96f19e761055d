/** Creation of leases: requests, drafts, idempotency keys. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.lease.create;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
