package io.leasehold.local.gateway;

import java.time.Duration;

/** Address of a service and the gateway's timeouts for its calls. */
public record Upstream(String host, int port, Duration connecting, Duration answering) {
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration ANSWERING = Duration.ofSeconds(60);

    /** Returns a service on this machine. */
    public static Upstream local(int port) {
        return new Upstream("127.0.0.1", port, CONNECTING, ANSWERING);
    }
}
