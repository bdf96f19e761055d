/** The pool of licence keys: issued, counted, given back. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.pool;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
