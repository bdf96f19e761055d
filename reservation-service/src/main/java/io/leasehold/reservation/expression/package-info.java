/** Property expressions, and their translation into SQL conditions on hosts. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.expression;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
