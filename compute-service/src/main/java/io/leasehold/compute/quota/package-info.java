/** Limits and usage of projects. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.quota;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
