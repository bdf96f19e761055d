/** The list of devices that can be attached. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.attachment.candidate;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
