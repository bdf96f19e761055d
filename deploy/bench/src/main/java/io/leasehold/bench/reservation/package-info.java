/** Benchmarks of reservation-service. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench.reservation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
