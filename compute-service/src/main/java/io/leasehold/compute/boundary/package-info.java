/** The boundaries between steps of work at which tests kill the process. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.boundary;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
