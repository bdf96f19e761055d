/** Checks that stop the start of a wrongly configured service. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.startup;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
