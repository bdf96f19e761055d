/** What servers are booted from: the catalogue, and the snapshots of servers. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.image;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
