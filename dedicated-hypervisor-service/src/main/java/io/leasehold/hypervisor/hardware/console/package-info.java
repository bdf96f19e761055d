/** Adapters with a deadline, a limit and a breaker for each console. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.hardware.console;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
