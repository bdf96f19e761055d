/** The hardware interface of this service; each subpackage is an adapter. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.hardware;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
