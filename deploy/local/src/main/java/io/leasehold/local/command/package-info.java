/** Commands of the command line. */
@CheckReturnValue
@NullMarked
package io.leasehold.local.command;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
