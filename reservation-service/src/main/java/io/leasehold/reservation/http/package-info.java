/** Common parts of the Reservation API: versions, policy rules, error bodies, and the reading of values. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
