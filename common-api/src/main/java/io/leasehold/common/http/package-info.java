/** Common parts of the HTTP APIs of the suite: request ids, error responses, JSON settings, request bodies. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
