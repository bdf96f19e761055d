/** Virtual machines, hosts and leases as compute, reservation and the hypervisors report them. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.projection;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
