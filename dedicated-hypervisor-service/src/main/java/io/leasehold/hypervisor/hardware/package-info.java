/** What this service asks of bare metal, in our words; one subpackage for each kind of machine. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.hardware;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
