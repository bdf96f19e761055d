/** What compute does for the reservations of a lease: aggregates that hold hosts while the lease runs. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.reservation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
