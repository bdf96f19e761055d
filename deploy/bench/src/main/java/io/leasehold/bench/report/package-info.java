/** What was measured, as a table for people. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench.report;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
