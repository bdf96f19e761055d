/** External network in memory, for development and tests. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.network.memory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
