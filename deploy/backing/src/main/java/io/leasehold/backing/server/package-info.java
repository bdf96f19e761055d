/** What PostgreSQL, Kafka and the identity provider have in common: where data lies, ports, starting and stopping. */
@CheckReturnValue
@NullMarked
package io.leasehold.backing.server;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
