/** Events between the services: event records by family, their topics and type names. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.event;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
