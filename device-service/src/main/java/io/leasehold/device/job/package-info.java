/** Jobs: changes that a client requests once and polls until they are finished. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.job;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
