/** Use of PostgreSQL that is the same in all services. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.sql;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
