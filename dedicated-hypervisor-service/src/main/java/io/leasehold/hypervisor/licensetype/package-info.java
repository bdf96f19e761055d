/** The kinds of licences there are. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.licensetype;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
