/** The load: requests of many clients, and how long their answers took. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench.load;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
