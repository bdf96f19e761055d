/** Virtual serial numbers: which there are, who keeps or has them, and how servers get and give them back. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.vsn;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
