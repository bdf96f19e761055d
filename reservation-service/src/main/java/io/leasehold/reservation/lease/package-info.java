/** Leases: what a project holds of the data centre, and when. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.lease;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
