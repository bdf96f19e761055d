/** Licences for leases: one of each type that a managed host offers, while the lease runs. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.lease;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
