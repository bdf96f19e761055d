/** Work that must be carried to its end: claimed, done in phases, taken over when its process dies. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.operation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
