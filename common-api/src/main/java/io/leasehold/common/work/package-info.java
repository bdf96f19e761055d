/** Background work: loops that sleep until something is due, and the step boundaries of crash tests. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.work;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
