/** Properties: names of capabilities, as users find them. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.property;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
