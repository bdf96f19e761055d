package io.leasehold.e2e;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a story leaves behind, without ids and times: two runs of one story leave equal snapshots, whatever happened on
 * the way, or something was lost or done twice.
 */
record Snapshot(List<String> facts) {
    Snapshot {
        facts = facts.stream().sorted().toList();
    }

    static Snapshot of(LeaseStory story) {
        Map<String, String> facts = new TreeMap<>();
        for (String role : List.of("starts-and-ends", "hands-over", "takes-over")) {
            facts.put("lease " + role, lease(story.lease(role)));
            facts.put("aggregate of " + role, story.aggregateOf(role).toString());
        }
        facts.put("freepool", story.freepool().toString());
        facts.put("reservation's tables", Tables.of("reservation").summary(story.run()));
        facts.put("compute's tables", Tables.of("compute").summary(story.run()));
        facts.put("events", new EventLog().summary(story.run()).toString());
        facts.put("dead letters", new EventLog().deadLetters().toString());
        return new Snapshot(facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .toList());
    }

    private static String lease(JsonPath lease) {
        return "%s degraded=%s reservations=%s events=%s"
                .formatted(
                        lease.getString("status"),
                        lease.getBoolean("degraded"),
                        lease.getList("reservations.status"),
                        lease.getList("events.collect { it.event_type + ' ' + it.status }"));
    }
}
