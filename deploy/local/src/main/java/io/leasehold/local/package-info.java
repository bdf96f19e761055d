/** Local stack: its processes, their addresses, and how they start, restart and stop. */
@CheckReturnValue
@NullMarked
package io.leasehold.local;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
