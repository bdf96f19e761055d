/** Load generation: requests of many clients and their latencies. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench.load;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
