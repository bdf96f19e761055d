/** Common parts of the SDPF-compatible API: tenant, roles, errors, bodies and links. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.sdpf;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
