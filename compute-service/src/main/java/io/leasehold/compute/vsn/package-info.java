/** Virtual serial numbers: the model, its rows, and the claims of servers. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.vsn;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
