/** A Kafka broker of one node. */
@CheckReturnValue
@NullMarked
package io.leasehold.backing.kafka;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
