/** The shape of the API: its errors, ids, dates, bodies and classes, the same in every endpoint. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.zstack;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
