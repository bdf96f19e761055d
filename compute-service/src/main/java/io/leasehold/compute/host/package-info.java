/** The hosts of the fleet: what the hardware reports of them, and the hypervisors API that shows them. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.host;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
