package io.leasehold.bench.soak;

import io.leasehold.bench.load.Answer;
import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Operation of a client.
 *
 * @param name the name in the table
 * @param call the request to the replica on a port
 * @param afterwards the handler of the response
 */
record ClientOperation(String name, IntFunction<Future<Answer>> call, Consumer<Answer> afterwards) {}
