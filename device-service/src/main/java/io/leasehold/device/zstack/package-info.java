/** Conventions of the API that all endpoints share: ids, dates, bodies, responses and filters. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.zstack;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
