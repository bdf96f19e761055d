/** Looks at the hardware and keeps what was seen. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
