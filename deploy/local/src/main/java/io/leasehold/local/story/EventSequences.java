package io.leasehold.local.story;

import static java.util.Map.entry;

import io.leasehold.common.event.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Types of the events of the story in their order, by subject. */
public record EventSequences(Map<String, List<String>> types) {
    /**
     * Ids of the subjects of the story.
     *
     * @param server the id of the server, dashed
     */
    record Subjects(String lease, String hostReservation, String instanceReservation, String server) {}

    private static final Map<String, List<String>> EXPECTED = new TreeMap<>(Map.ofEntries(
            entry(
                    "lease",
                    List.of(
                            "lease.create",
                            "lease.event.start_lease",
                            "lease.update",
                            "lease.event.before_end_lease",
                            "lease.event.end_lease")),
            entry(
                    "host reservation",
                    List.of(
                            "reservation.prepared",
                            "reservation.active",
                            "reservation.snapshotted",
                            "reservation.ended")),
            entry("instance reservation", List.of("reservation.prepared", "reservation.active", "reservation.ended")),
            entry(
                    "server",
                    List.of(
                            "server.created",
                            "server.starting",
                            "server.active",
                            "server.stopped",
                            "server.starting",
                            "server.active",
                            "server.deleted")),
            entry("serial number", List.of("vsn.assigned", "vsn.unassigned")),
            entry("device", List.of("device.attached", "device.detached")),
            entry("licence", List.of("license.assigned", "license.released"))));

    public EventSequences {
        types = new TreeMap<>(types);
    }

    static EventSequences of(List<Event> events, Subjects cast) {
        Map<String, List<String>> types = new TreeMap<>();
        events.forEach(event -> subject(event, cast)
                .ifPresent(subject -> types.computeIfAbsent(subject, none -> new ArrayList<>())
                        .add(event.type())));
        return new EventSequences(types);
    }

    /** Returns the subjects with missing or unexpected events; empty when all sequences are as expected. */
    public List<String> differences() {
        return EXPECTED.entrySet().stream()
                .filter(expected -> !expected.getValue().equals(types.get(expected.getKey())))
                .map(expected -> "%s: expected %s, found %s"
                        .formatted(
                                expected.getKey(),
                                expected.getValue(),
                                types.getOrDefault(expected.getKey(), List.of())))
                .toList();
    }

    private static Optional<String> subject(Event event, Subjects cast) {
        return switch (event.topic()) {
            case Topics.LEASE -> when(event.key().equals(cast.lease()), "lease");
            case Topics.RESERVATION_REPORT -> reservation(event.payload().getString("reservation_id"), cast);
            case Topics.COMPUTE_SERVER ->
                when(event.key().equals(cast.server()) && !event.type().equals("server.refcode-changed"), "server");
            case Topics.COMPUTE_VSN -> when(names(event, "server_id", cast.server()), "serial number");
            case Topics.DEVICE_ATTACHMENT -> when(event.key().equals(cast.server()), "device");
            case Topics.HYPERVISOR_LICENSE -> when(names(event, "lease_id", cast.lease()), "licence");
            default -> Optional.empty();
        };
    }

    private static Optional<String> reservation(String id, Subjects cast) {
        return id.equals(cast.hostReservation())
                ? Optional.of("host reservation")
                : when(id.equals(cast.instanceReservation()), "instance reservation");
    }

    private static boolean names(Event event, String key, String id) {
        return id.equals(event.payload().getString(key));
    }

    private static Optional<String> when(boolean so, String subject) {
        return so ? Optional.of(subject) : Optional.empty();
    }
}
