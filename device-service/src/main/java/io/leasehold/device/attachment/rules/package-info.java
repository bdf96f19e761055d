/** Conditions under which a virtual machine gets a device, and the facts that they judge. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.attachment.rules;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
