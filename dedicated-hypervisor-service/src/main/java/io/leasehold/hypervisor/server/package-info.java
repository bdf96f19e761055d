/** Hypervisors on machines of their own: ordered, built, renamed, deleted, and those that leases' hosts are. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.server;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
