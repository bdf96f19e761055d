/** Work on the machines of servers: installation, renaming and release. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.server.provision;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
