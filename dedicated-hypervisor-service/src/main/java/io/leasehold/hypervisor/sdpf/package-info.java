/** What every route of the SDPF-compatible API does alike: tenant segment, roles, faults, bodies, links. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.sdpf;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
