/** Mediated devices and their specs. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.mdev;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
