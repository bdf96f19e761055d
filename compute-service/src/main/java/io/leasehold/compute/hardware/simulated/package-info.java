/** Simulated hardware in a database: the default adapter, deterministic and persistent. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.hardware.simulated;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
