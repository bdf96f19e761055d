/** The servers API. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.server.api;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
