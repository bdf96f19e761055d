package io.leasehold.compute.server.create;

import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Value;
import io.leasehold.compute.server.ServerIds;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Scheduler hints of a request; unknown hints are ignored.
 *
 * @param reservations requested reservations of whole hosts
 * @param group id of a server group
 * @param sameHost servers of which at least one must be on the host
 * @param differentHost servers that must not be on the host
 */
record SchedulerHints(
        List<String> reservations, Optional<String> group, List<UUID> sameHost, List<UUID> differentHost) {
    private static final List<String> SPELLINGS = List.of("os:scheduler_hints", "OS-SCH-HNT:scheduler_hints");

    /** Reads the hints beside the server in the body. */
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

    /** Reads a server id; a text that is no id becomes an id that no server has. */
    private static UUID uuid(String text) {
        return ServerIds.find(text).orElse(new UUID(0, 0));
    }
}
