/** Usage: hourly samples of the keys that tenants hold, and the usages API. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.usage;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
