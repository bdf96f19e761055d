/** Processes of the operating system: starting, monitoring, restarting and ending them. */
@CheckReturnValue
@NullMarked
package io.leasehold.local.process;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
