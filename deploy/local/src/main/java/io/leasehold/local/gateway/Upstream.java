package io.leasehold.local.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The replicas of a service, which take its calls in turn, and the gateway's timeouts for these calls. */
public final class Upstream {
    private static final String HOST = "127.0.0.1";
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration ANSWERING = Duration.ofSeconds(60);

    private final List<Integer> ports;
    private final Duration connecting;
    private final Duration answering;
    private final AtomicInteger calls = new AtomicInteger();

    /** Creates an upstream of replicas on this machine. */
    public Upstream(List<Integer> ports, Duration connecting, Duration answering) {
        this.ports = List.copyOf(ports);
        this.connecting = connecting;
        this.answering = answering;
    }

    /** Returns the replicas with these ports on this machine, with the usual timeouts. */
    public static Upstream local(List<Integer> ports) {
        return new Upstream(ports, CONNECTING, ANSWERING);
    }

    String host() {
        return HOST;
    }

    Duration connecting() {
        return connecting;
    }

    Duration answering() {
        return answering;
    }

    /** Returns the ports in the order in which the next call tries them. */
    List<Integer> order() {
        List<Integer> order = new ArrayList<>(ports);
        Collections.rotate(order, -Math.floorMod(calls.getAndIncrement(), ports.size()));
        return order;
    }
}
