/** Mediated devices of servers, copied from the events of device-service. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.server.device;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
