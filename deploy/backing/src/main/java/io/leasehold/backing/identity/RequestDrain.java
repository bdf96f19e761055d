package io.leasehold.backing.identity;

import okhttp3.mockwebserver.MockWebServer;

/**
 * Removal of recorded requests from a test server, which would otherwise record each of them until its memory is full.
 */
final class RequestDrain {

    private RequestDrain() {}

    /** Discards requests until the returned thread is interrupted. */
    static Thread of(MockWebServer server) {
        return Thread.ofVirtual().name("request-drain").start(() -> drain(server));
    }

    private static void drain(MockWebServer server) {
        try {
            while (true) {
                server.takeRequest();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
