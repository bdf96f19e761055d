/** Licence types, the pool of licence keys, and the licences API. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.licensing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
