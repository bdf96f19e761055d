/** Healing of leases: other hosts replace failed ones, as far as there are any (contract section 3.6). */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.healing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
