/** Servers: the model, its transitions, its rows, and the operations that clients may order. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.server;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
