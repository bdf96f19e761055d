/** Consumers of the events of other services. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.events;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
