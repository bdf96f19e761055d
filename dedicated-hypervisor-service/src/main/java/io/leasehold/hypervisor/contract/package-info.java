/** Long-term contracts over licensed cores: decision tables, roll-over, and the contracts API. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.contract;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
