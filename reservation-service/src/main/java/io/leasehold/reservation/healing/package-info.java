/** What becomes of leases whose hosts fail: others take their place as far as there are any (contract section 3.6). */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.healing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
