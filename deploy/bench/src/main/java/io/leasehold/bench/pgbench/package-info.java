/** The baseline: the statements of the service, said to the database by pgbench. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench.pgbench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
