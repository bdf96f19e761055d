/** Shared parts of the tests of this service. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.test;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
