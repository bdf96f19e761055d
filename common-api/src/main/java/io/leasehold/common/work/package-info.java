/** Background work: loops that sleep until something is due, and the step boundaries that crash tests use. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.work;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
