/** Benchmarks with their baselines, and the long run under load and kills. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
