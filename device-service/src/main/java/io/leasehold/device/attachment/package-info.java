/** How devices come to virtual machines and leave them. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.attachment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
