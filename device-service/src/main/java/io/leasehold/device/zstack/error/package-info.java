/** Error codes and error objects of the API. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.zstack.error;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
