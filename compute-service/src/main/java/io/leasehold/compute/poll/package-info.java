/** The recurring looks at hosts, which features contribute and the inventory orders. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.poll;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
