/** Sessions of clients that do not carry a token of the identity provider. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.session;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
