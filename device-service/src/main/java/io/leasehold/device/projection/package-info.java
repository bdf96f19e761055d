/** Projections of virtual machines, hosts and leases that compute, reservation and the hardware report. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.projection;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
