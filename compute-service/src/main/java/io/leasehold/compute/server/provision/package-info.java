/** The work on servers in the background: placement, partitions, power, virtual serial numbers and removal. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.server.provision;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
