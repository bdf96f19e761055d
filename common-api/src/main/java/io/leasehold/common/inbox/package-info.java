/** Incoming events: decoded, applied exactly once, and sent to a dead-letter topic when they cannot be applied. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.inbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
