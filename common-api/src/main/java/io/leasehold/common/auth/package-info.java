/** Identification of callers: one bearer token in three spellings, turned into a {@code Caller} once per request. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.auth;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
