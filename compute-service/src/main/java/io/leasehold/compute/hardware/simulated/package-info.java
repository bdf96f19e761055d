/** A fleet that exists in a database: the default hardware, deterministic and as durable as real machines. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.hardware.simulated;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
