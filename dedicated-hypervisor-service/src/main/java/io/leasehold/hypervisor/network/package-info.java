/** Which networks a new server's ports are on: the rules for pairs of redundant ports. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.network;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
