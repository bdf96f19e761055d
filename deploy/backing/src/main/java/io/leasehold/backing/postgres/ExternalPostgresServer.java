package io.leasehold.backing.postgres;

/** PostgreSQL that somebody else runs; we only use it. */
record ExternalPostgresServer(String host, int port, Login superuser) implements PostgresServer {

    /** Does nothing: it runs. */
    @Override
    public void start() {}

    /** Fails: it is not ours to stop. */
    @Override
    public void stop() {
        throw new UnsupportedOperationException("PostgreSQL on %s:%d is not ours to stop".formatted(host, port));
    }

    /** Does nothing: others go on using it. */
    @Override
    public void close() {}
}
