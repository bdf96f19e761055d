package io.leasehold.e2e;

import io.leasehold.common.event.Topics;
import io.leasehold.local.PartNames;
import io.leasehold.local.story.Event;
import io.leasehold.local.story.EventLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events of the leases of one run. */
final class RunEvents {
    private RunEvents() {}

    /** Returns a reader of all events. */
    static EventLog log() {
        return new EventLog("127.0.0.1:" + SharedStack.get().port(PartNames.KAFKA));
    }

    /** Returns the number of distinct events by lease of the run and type. */
    static Map<String, Map<String, Integer>> summary(String run) {
        Map<String, String> names = new HashMap<>();
        List<Event> events = log().of(List.of(Topics.LEASE, Topics.RESERVATION_REPORT));
        events.stream()
                .filter(event -> event.topic().equals(Topics.LEASE))
                .forEach(event -> names.put(event.key(), event.payload().getString("name")));
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        events.stream()
                .filter(event -> names.getOrDefault(event.key(), "").startsWith(run + " "))
                .forEach(event -> counts.computeIfAbsent(
                                names.getOrDefault(event.key(), "").substring(run.length() + 1),
                                role -> new TreeMap<>())
                        .merge(event.type(), 1, Integer::sum));
        return counts;
    }

    /** Returns the types of the events of one key in order. */
    static List<String> types(String topic, String key) {
        return log().of(List.of(topic)).stream()
                .filter(event -> event.key().equals(key))
                .map(Event::type)
                .toList();
    }

    /** Returns the payloads of all dead letters. */
    static List<String> deadLetters() {
        return log().deadLetters().stream().map(Event::value).toList();
    }
}
