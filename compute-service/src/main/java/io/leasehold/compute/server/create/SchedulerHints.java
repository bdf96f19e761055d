package io.leasehold.compute.server.create;

import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Value;
import io.leasehold.compute.server.ServerIds;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a client tells the scheduler; hints that mean nothing here are passed over.
 *
 * @param reservations reservations of whole hosts that the server is to be in
 * @param group the id of a server group
 * @param sameHost servers on whose host it is to be
 * @param differentHost servers on whose hosts it is not to be
 */
record SchedulerHints(
        List<String> reservations, Optional<String> group, List<UUID> sameHost, List<UUID> differentHost) {
    private static final List<String> SPELLINGS = List.of("os:scheduler_hints", "OS-SCH-HNT:scheduler_hints");

    /** The hints beside the server in a request's body. */
    static SchedulerHints in(Fields body) {
        return SPELLINGS.stream()
                .flatMap(name -> body.find(name).stream())
                .findFirst()
                .map(value -> of(value.object()))
                .orElse(new SchedulerHints(List.of(), Optional.empty(), List.of(), List.of()));
    }

    private static SchedulerHints of(Fields hints) {
        return new SchedulerHints(
                texts(hints, "reservation").toList(),
                hints.find("group").map(value -> id(value).toString()),
                texts(hints, "same_host").map(SchedulerHints::uuid).toList(),
                texts(hints, "different_host").map(SchedulerHints::uuid).toList());
    }

    private static Stream<String> texts(Fields hints, String name) {
        return hints
                .find(name)
                .map(value -> value.isList() ? value.list(100) : List.of(value))
                .orElse(List.of())
                .stream()
                .map(value -> value.text(255));
    }

    private static UUID id(Value value) {
        return ServerIds.find(value.text(255)).orElseThrow(() -> value.refusal("It is not a UUID."));
    }

    /** A server that no server can be. */
    private static UUID uuid(String text) {
        return ServerIds.find(text).orElse(new UUID(0, 0));
    }
}
