/** The physical devices that are cut into mediated ones. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.pci;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
