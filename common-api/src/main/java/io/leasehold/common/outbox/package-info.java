/** Outgoing events: stored with the change that caused them, relayed to Kafka in order per key. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.outbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
