package io.leasehold.backing.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Search for free ports below the range of outgoing connections, so that no other program takes the port of a server
 * that is stopped for a moment, and no reconnecting client connects to itself.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 100;

    private FreePort() {}

    /** Returns {@code port}, or a free port when it is 0. */
    public static int orGiven(int port) {
        return port == 0 ? any() : port;
    }

    public static int any() {
        return ThreadLocalRandom.current()
                .ints(ATTEMPTS, FIRST, LAST)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port from %d to %d".formatted(FIRST, LAST)));
    }

    /** Fails when another program listens on {@code port} of the loopback interface. */
    public static void require(int port) {
        if (!isFree(port)) {
            throw new IllegalStateException("port %d is in use by another program".formatted(port));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
