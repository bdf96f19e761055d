/** Mediated devices: the slices of a physical device that a virtual machine can have. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.mdev;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
