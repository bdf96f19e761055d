/** The periodic comparison of hosts with the hardware. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.host.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
