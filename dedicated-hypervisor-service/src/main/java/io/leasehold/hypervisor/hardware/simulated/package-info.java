/** Simulated hardware, kept in a schema of its own. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.hardware.simulated;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
