/** Baseline: the statements of the service, run by pgbench. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench.pgbench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
