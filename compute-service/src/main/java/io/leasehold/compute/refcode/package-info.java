/** Reference codes of partitions, read from the hardware and shown in the metadata of servers. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.refcode;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
