/** Step boundaries, at which tests kill a process. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.boundary;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
