/** Recurring observations of hosts, contributed by features and ordered by the inventory. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.poll;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
