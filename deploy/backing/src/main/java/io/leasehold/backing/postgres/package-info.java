/** PostgreSQL with one database and a role for each service. */
@CheckReturnValue
@NullMarked
package io.leasehold.backing.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
