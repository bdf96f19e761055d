/** Common parts of the tests. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
