/** The machines whose devices these are, as the adapter and compute see them. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.host;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
