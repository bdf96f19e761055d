/** Rules for attaching a device, and the data that they look at. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.attachment.rules;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
