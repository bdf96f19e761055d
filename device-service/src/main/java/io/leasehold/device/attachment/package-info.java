/** Attaching mediated devices to virtual machines and detaching them. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.attachment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
