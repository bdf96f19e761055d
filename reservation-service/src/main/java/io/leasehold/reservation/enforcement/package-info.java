/** What an operator forbids beyond policy: filters that leases must pass (contract section 6.2). Knows nothing of how leases are kept. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.enforcement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
