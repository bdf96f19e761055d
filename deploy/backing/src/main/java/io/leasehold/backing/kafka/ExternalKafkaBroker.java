package io.leasehold.backing.kafka;

/** External broker, used but not controlled. */
record ExternalKafkaBroker(String host, int port) implements KafkaBroker {

    /** Does nothing; an external broker is running already. */
    @Override
    public void start() {}

    /** Fails; an external broker cannot be stopped. */
    @Override
    public void stop() {
        throw new UnsupportedOperationException("Kafka on %s is not ours to stop".formatted(bootstrapServers()));
    }

    /** Does nothing; an external broker keeps running. */
    @Override
    public void close() {}
}
