/** Filters of the operator that leases must pass (contract section 6.2), independent of how leases are stored. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.enforcement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
