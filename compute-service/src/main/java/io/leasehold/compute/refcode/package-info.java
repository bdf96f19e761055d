/** Reference codes: what partitions say of their boots, read from the hardware and shown in servers' metadata. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.refcode;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
