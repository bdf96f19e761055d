/** Machines that exist in a schema of the database, and behave like real ones. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.hardware.simulated;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
