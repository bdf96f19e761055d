/** Placement of servers: rules that accept or refuse hosts, and weights that order them. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.scheduling;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
