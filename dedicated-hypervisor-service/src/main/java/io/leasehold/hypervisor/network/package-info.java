/** Rules for the networks of a new server: pairs of redundant ports. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.network;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
