/** Gateway of the stack: a reverse proxy with a routing table. */
@CheckReturnValue
@NullMarked
package io.leasehold.local.gateway;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
