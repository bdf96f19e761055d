/** What this service needs to know of leases: whose they are and whether they are over. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.lease;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
