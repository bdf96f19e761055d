/** The neighbour that owns external networks and gives floating IPs to projects, behind a port. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.network;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
