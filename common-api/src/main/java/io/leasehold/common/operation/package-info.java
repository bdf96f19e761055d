/**
 * Work that outlives a request, a message or a process: ordered in the transaction that needs it, claimed by one process
 * at a time, done in a queue for each console, repeated until it is done or abandoned.
 */
@NullMarked
@CheckReturnValue
package io.leasehold.common.operation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
