/** What the tests of this service share. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.test;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
