/** Common parts of PostgreSQL, Kafka and the identity provider: data folders, ports, starting and stopping. */
@CheckReturnValue
@NullMarked
package io.leasehold.backing.server;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
