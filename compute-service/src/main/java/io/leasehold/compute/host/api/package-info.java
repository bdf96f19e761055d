/** The hypervisors API. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.host.api;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
