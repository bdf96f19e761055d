/** The stack that is measured: fresh, on ports of its own, with compilers and heap as in production. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench.rig;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
