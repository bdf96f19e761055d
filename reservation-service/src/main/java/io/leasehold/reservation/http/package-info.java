/** What the Reservation API does alike on every path: versions, policy, its way to word errors. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
