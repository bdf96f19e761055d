/** Sizes of servers, those of everybody, those of a few projects and those of leases. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.flavor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
