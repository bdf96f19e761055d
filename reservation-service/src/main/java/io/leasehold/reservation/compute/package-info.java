/** Port to compute-service, which owns hypervisors and flavors. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.compute;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
