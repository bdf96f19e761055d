/** Each server as a process of its own, for the local stack. */
@CheckReturnValue
@NullMarked
package io.leasehold.backing.process;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
