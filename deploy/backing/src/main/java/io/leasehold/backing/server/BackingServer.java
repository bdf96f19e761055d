package io.leasehold.backing.server;

/** A server that others need, running since it was made; it can be stopped and started again to play an outage. */
public interface BackingServer extends AutoCloseable {

    /** The servers that we start ourselves listen here and nowhere else. */
    String LOOPBACK = "127.0.0.1";

    /** Where the server listens. */
    default String host() {
        return LOOPBACK;
    }

    /** The port the server listens on; it stays the same over stop and start. */
    int port();

    /** Starts the stopped server again with its data and port, and waits until it serves; harmless when it runs. */
    void start();

    /** Stops the server and leaves its data in place; harmless when it is stopped. */
    void stop();

    /** Stops the server for good and removes data that are not to be kept; harmless when repeated. */
    @Override
    void close();
}
