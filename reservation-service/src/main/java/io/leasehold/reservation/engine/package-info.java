/** The event engine: due triggers of leases are claimed, run and recorded, punctually and by any number of replicas. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.engine;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
