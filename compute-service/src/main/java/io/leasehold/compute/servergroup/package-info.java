/** Servers that are to be near to one another, or apart. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.servergroup;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
