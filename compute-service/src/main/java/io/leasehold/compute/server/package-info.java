/** Servers: what clients do with them, and the work that makes and removes their partitions. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.server;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
