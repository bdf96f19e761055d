package io.leasehold.e2e;

import static io.leasehold.e2e.SharedStack.COMPUTE;
import static io.leasehold.e2e.SharedStack.DEVICE;
import static io.leasehold.e2e.SharedStack.HYPERVISOR;
import static io.leasehold.e2e.SharedStack.RESERVATION;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The named step boundaries of all services, in rounds that kill each service once. */
final class Boundaries {
    private static final Map<String, List<String>> OF_SERVICES = new TreeMap<>(Map.of(
            RESERVATION,
            List.of(
                    "engine.claimed",
                    "engine.recorded",
                    "host.announced",
                    "host.in-freepool",
                    "host.withdrawn",
                    "host.out-of-freepool",
                    "outbox.sent",
                    "inbox.committed"),
            COMPUTE,
            List.of(
                    "compute.reaction.applied",
                    "compute.operation.claimed",
                    "compute.operation.done",
                    "compute.reservation.moved",
                    "compute.inventory.synced",
                    "outbox.sent",
                    "inbox.committed"),
            HYPERVISOR,
            List.of("outbox.sent", "inbox.committed"),
            DEVICE,
            List.of("outbox.sent", "inbox.committed")));

    private Boundaries() {}

    /** For each round the boundary of each service that has one left. */
    static Stream<Map<String, String>> rounds() {
        int rounds = OF_SERVICES.values().stream().mapToInt(List::size).max().orElseThrow();
        return IntStream.range(0, rounds).mapToObj(Boundaries::round);
    }

    private static Map<String, String> round(int number) {
        Map<String, String> round = new TreeMap<>();
        OF_SERVICES.forEach((service, boundaries) ->
                boundaries.stream().skip(number).findFirst().ifPresent(boundary -> round.put(service, boundary)));
        return round;
    }
}
