/** Rows of attachments, and the devices and virtual machines that they join. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.attachment.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
