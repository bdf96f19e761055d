/** The step boundaries of this service; the features are packages below. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
