/** The periodic comparison of virtual serial numbers with the hardware. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.vsn.sync;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
