/** The work on reservations in the background: hosts are taken and given back, servers removed. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.reservation.reconcile;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
