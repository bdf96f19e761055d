/** The local stack: which processes it has, how they find each other, and how it starts, heals and stops. */
@CheckReturnValue
@NullMarked
package io.leasehold.local;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
