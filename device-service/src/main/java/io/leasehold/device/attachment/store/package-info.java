/** Tables of attachments and of the assignment of devices to virtual machines. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.attachment.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
