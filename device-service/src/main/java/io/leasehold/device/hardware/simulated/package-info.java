/** Simulated hardware, persisted in a schema of its own. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.hardware.simulated;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
