/** Actions on a server: start, stop, reboot, create an image, assign or unassign a virtual serial number. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.server.action;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
