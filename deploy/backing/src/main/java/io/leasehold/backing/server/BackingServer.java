package io.leasehold.backing.server;

/** Server that services need, running from its creation on; can be stopped and started again to simulate an outage. */
public interface BackingServer extends AutoCloseable {

    /** Address on which all servers started by this library listen. */
    String LOOPBACK = "127.0.0.1";

    /** Returns the address that the server listens on. */
    default String host() {
        return LOOPBACK;
    }

    /** Returns the port that the server listens on, which is the same after stop and start. */
    int port();

    /** Starts the stopped server with its data and port, and waits until it serves; does nothing when it runs. */
    void start();

    /** Stops the server and keeps its data; does nothing when it is stopped. */
    void stop();

    /** Stops the server for good and removes temporary data; repeating the call is harmless. */
    @Override
    void close();
}
