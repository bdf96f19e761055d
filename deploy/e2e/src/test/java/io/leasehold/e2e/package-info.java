/** Tests across services, on the packaged services of one local stack. */
@NullMarked
@CheckReturnValue
package io.leasehold.e2e;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
