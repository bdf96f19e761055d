/** The hardware SPI, in the terms of this service; each subpackage is an adapter. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.hardware;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
