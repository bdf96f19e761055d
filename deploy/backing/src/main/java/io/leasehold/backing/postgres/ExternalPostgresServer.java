package io.leasehold.backing.postgres;

/** External PostgreSQL server, used but not controlled. */
record ExternalPostgresServer(String host, int port, Login superuser) implements PostgresServer {

    /** Does nothing; an external server is running already. */
    @Override
    public void start() {}

    /** Fails; an external server cannot be stopped. */
    @Override
    public void stop() {
        throw new UnsupportedOperationException("PostgreSQL on %s:%d is not ours to stop".formatted(host, port));
    }

    /** Does nothing; an external server keeps running. */
    @Override
    public void close() {}
}
