/** The catalogue of failures a caller may see, and the port through which each API words them. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.error;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
