package io.leasehold.backing.process;

import io.leasehold.backing.kafka.KafkaBroker;

/**
 * Main class that runs Kafka.
 *
 * <p>Prints one line, {@code READY} and the address, when the broker serves, and stops when terminated.
 */
public final class KafkaProcess {

    private KafkaProcess() {}

    /**
     * Runs the broker. Arguments: {@code --data FOLDER --port N --parent-pid N --topics A,B --partitions N}, all
     * optional.
     */
    public static void main(String[] args) {
        ServerProcess.run(args, KafkaProcess::start);
    }

    private static String start(Arguments arguments) {
        KafkaBroker broker = KafkaBroker.start(arguments.storage(), arguments.port());
        broker.createTopics(arguments.topics(), arguments.partitions());
        return broker.bootstrapServers();
    }
}
