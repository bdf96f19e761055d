/** What the tests of all features share. */
@NullMarked
@CheckReturnValue
package io.leasehold.device;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
