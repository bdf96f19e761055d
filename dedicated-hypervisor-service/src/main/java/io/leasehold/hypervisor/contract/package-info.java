/** Long-term contracts over cores: their decision tables, their months, and the contracts API. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.contract;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
