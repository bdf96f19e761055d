package io.leasehold.backing.identity;

import okhttp3.mockwebserver.MockWebServer;

/** Takes the requests out of a server made for tests that would remember each of them until its memory is full. */
final class RequestDrain {

    private RequestDrain() {}

    /** Forgets requests until the answer is interrupted. */
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
