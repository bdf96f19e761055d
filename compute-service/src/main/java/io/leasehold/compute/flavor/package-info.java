/** Flavors: public ones, private ones and those of reservations. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.flavor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
