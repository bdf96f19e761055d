/** Named sets of hosts: the aggregates API, and the pools between which reservations move hosts. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.aggregate;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
