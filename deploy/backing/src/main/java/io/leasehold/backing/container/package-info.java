/** Servers in containers, for machines with a container engine. */
@CheckReturnValue
@NullMarked
package io.leasehold.backing.container;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
