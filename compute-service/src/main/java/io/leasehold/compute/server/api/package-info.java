/** The servers of the Compute API: list, show, update, delete. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.server.api;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
