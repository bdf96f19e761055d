package io.leasehold.local.gateway;

import java.time.Duration;

/** Where a service listens, and how long the gateway waits for it. */
public record Upstream(String host, int port, Duration connecting, Duration answering) {
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration ANSWERING = Duration.ofSeconds(60);

    /** A service on this machine. */
    public static Upstream local(int port) {
        return new Upstream("127.0.0.1", port, CONNECTING, ANSWERING);
    }
}
