/** Soak test: many clients, three replicas, random kills, and checks whose results must all be zero. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench.soak;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
