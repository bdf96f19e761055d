/** Public keys of users. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.keypair;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
