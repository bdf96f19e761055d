/** An OpenID Connect provider with the local users. */
@CheckReturnValue
@NullMarked
package io.leasehold.backing.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
