/** Which host serves which reservation: property expressions, the pick of candidates, and the view of what is allocated. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.allocation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
