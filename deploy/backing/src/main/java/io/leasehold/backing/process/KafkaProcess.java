package io.leasehold.backing.process;

import io.leasehold.backing.kafka.KafkaBroker;

/**
 * Kafka as a process of its own.
 *
 * <p>It prints one line, {@code READY} and its address, when it serves, and stops when it is terminated.
 */
public final class KafkaProcess {

    private KafkaProcess() {}

    /** Arguments: {@code --data FOLDER --port N --parent-pid N --topics A,B --partitions N}, all optional. */
    public static void main(String[] args) {
        ServerProcess.run(args, KafkaProcess::start);
    }

    private static String start(Arguments arguments) {
        KafkaBroker broker = KafkaBroker.start(arguments.storage(), arguments.port());
        broker.createTopics(arguments.topics(), arguments.partitions());
        return broker.bootstrapServers();
    }
}
