/** Processes of the operating system: starting, watching, healing and ending them. */
@CheckReturnValue
@NullMarked
package io.leasehold.local.process;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
