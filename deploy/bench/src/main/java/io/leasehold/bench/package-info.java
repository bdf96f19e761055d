/** Benchmarks with their baselines, and the soak test under load and kills. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
