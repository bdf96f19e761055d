/** The query language of the API, over any table that describes its fields. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.query;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
