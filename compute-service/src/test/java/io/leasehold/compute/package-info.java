/** Fixtures of the tests of all features. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
