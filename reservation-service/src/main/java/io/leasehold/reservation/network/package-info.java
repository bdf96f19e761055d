/** Port to the service that owns external networks and their floating IPs. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.network;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
