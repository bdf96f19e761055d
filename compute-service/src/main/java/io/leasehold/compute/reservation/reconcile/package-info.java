/** Background work on reservations: acquisition and release of hosts, images, deletion of servers. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.reservation.reconcile;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
