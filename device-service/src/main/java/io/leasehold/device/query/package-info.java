/** The query language of the API, for any table that declares its fields. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.query;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
