/** Results as tables. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench.report;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
