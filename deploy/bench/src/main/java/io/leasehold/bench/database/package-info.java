/** The service's tables past the service: what stands in them before a measurement, and what must not after it. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench.database;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
