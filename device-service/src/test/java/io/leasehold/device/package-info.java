/** Shared fixtures of the tests. */
@NullMarked
@CheckReturnValue
package io.leasehold.device;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
