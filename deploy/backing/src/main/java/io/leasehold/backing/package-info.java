/** Servers that the services need, for tests and for the local stack: {@link io.leasehold.backing.Backing}. */
@CheckReturnValue
@NullMarked
package io.leasehold.backing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
