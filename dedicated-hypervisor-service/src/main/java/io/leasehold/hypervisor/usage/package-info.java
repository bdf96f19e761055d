/** What is metered: hourly samples of what tenants hold, and the usages API that shows them. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.usage;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
