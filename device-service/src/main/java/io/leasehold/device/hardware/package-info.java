/** What this service asks of the machines, in our words; one subpackage for each kind of machine. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.hardware;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
