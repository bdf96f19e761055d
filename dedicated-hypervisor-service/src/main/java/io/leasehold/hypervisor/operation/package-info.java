/** Work that outlives a request, a message or a process: recorded first, then done, retried until it is done. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.operation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
