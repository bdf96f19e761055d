/** The virtual machines that devices are attached to, as compute and the hypervisors report them. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.vm;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
