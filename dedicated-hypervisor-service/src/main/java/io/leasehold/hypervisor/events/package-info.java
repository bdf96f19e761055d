/** Reactions to events of other services. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.events;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
