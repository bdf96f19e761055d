/** Background loops and timed retries. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.loop;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
