/** Ids made by rule. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.id;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
