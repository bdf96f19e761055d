/** Stack under measurement: with fresh data, on free ports, with compilers and heap as in production. */
@NullMarked
@CheckReturnValue
package io.leasehold.bench.stack;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
