package io.leasehold.bench.soak;

import io.leasehold.bench.load.Answer;
import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Something that a client does.
 *
 * @param name       in the table
 * @param call       the request to the replica on a port
 * @param afterwards what the client learns from the answer
 */
record ClientOperation(String name, IntFunction<Future<Answer>> call, Consumer<Answer> afterwards) {}
