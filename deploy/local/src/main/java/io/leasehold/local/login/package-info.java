/** A login that OpenStack clients take for Keystone: it checks the password and hands out the OIDC provider's token. */
@CheckReturnValue
@NullMarked
package io.leasehold.local.login;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
