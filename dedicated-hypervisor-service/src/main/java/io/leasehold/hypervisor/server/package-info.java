/** Servers, each a machine with a hypervisor: model, store, and the leasable hosts among them. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.server;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
