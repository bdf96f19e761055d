/** Recorded hosts. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.host;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
