/** An external network in memory, for everything but production. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.network.memory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
