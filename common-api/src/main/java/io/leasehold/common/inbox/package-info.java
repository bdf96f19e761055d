/** Events arrive through here: decoded, applied exactly once, and put aside when they cannot be. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.inbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
