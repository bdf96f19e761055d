/** Login for OpenStack clients, compatible with Keystone: checks the password and issues the OIDC provider's token. */
@CheckReturnValue
@NullMarked
package io.leasehold.local.login;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
