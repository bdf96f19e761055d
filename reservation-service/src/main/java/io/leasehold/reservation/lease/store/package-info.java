/** Leases in PostgreSQL, with what they hold and the events that report their changes. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.lease.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
