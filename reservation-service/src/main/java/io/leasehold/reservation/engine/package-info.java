/** Event engine: claims, executes and records due triggers of leases, in any number of replicas. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.engine;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
