package io.leasehold.e2e;

import static io.leasehold.local.story.Eventually.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.local.Service;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * State after a run, without ids and times. Two runs leave equal snapshots whatever was killed meanwhile, unless
 * something was lost or done twice.
 */
record Snapshot(List<String> facts) {
    private static final Predicate<String> UNFINISHED =
            Pattern.compile("(unsent events|waiting operations)=[1-9]").asPredicate();

    Snapshot {
        facts = facts.stream().sorted().toList();
    }

    /** Returns the snapshot as soon as two in a row are equal, since late events may still arrive, and no work waits. */
    static Snapshot settled(StoryAndLeases run) {
        Snapshot[] last = {new Snapshot(List.of())};
        expect("everything has settled", () -> {
            Snapshot previous = last[0];
            last[0] = of(run);
            assertThat(last[0]).isEqualTo(previous);
            assertThat(last[0].facts()).noneMatch(UNFINISHED);
        });
        return last[0];
    }

    static Snapshot of(StoryAndLeases run) {
        Map<String, String> facts = new TreeMap<>();
        addLeases(run.leases(), facts);
        facts.put(
                "story",
                run.story().comparison().lines().stream()
                        .map(StoryAndLeases::describe)
                        .toList()
                        .toString());
        facts.put("story's events", run.story().eventSequences().types().toString());
        Service.ALL.forEach(service -> facts.put(
                "tables of " + service.name(),
                Tables.of(service).summary(run.leases().run())));
        facts.put("dead letters", RunEvents.deadLetters().toString());
        return new Snapshot(facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .toList());
    }

    private static void addLeases(LeaseStory leases, Map<String, String> facts) {
        for (String role : List.of("starts-and-ends", "hands-over", "takes-over")) {
            facts.put("lease " + role, lease(leases.lease(role)));
            facts.put("aggregate of " + role, leases.aggregateOf(role).toString());
        }
        facts.put("freepool", leases.freepool().toString());
        facts.put("events of leases", RunEvents.summary(leases.run()).toString());
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
