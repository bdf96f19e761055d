/** PCI devices, the parents of mediated devices. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.pci;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
