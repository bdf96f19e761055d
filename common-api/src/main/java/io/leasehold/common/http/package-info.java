/** What every HTTP API of the suite does alike: request ids, error answers, JSON settings, request bodies. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
