/** The kinds of mediated devices. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.spec;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
