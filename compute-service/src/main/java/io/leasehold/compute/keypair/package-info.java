/** Public keys of users, for the servers that they boot. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.keypair;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
