/** Kinds of failure that a caller may see, and the interface through which each API words them. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.error;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
