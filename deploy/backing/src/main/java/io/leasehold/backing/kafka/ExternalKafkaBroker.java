package io.leasehold.backing.kafka;

/** A broker that somebody else runs; we only use it. */
record ExternalKafkaBroker(String host, int port) implements KafkaBroker {

    /** Does nothing: it runs. */
    @Override
    public void start() {}

    /** Fails: it is not ours to stop. */
    @Override
    public void stop() {
        throw new UnsupportedOperationException("Kafka on %s is not ours to stop".formatted(bootstrapServers()));
    }

    /** Does nothing: others go on using it. */
    @Override
    public void close() {}
}
