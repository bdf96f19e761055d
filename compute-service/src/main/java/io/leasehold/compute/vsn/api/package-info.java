/** The Virtual Serial Number API: list, show, reserve, unreserve, change the description. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.vsn.api;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
