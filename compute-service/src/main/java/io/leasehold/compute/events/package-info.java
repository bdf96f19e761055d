/** Consumers of the events of other services. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.events;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
