package io.leasehold.local.story;

import java.util.List;
import java.util.Map;

/** What the story took and what came back: where everything was before, while the lease ran, and after it. */
public final class StateComparison {
    /** One thing through the story. */
    public record Line(String thing, String before, String during, String after) {
        /** Whether it is where it was. */
        public boolean isRestored() {
            return before.equals(after);
        }
    }

    private ResourceStates before = new ResourceStates(Map.of());
    private ResourceStates during = new ResourceStates(Map.of());
    private ResourceStates after = new ResourceStates(Map.of());

    void before(ResourceStates states) {
        before = states;
    }

    void during(ResourceStates states) {
        during = states;
    }

    void after(ResourceStates states) {
        after = states;
    }

    /** All things, in the order in which they were taken. */
    public List<Line> lines() {
        return before.things().keySet().stream()
                .map(thing -> new Line(thing, before.at(thing), during.at(thing), after.at(thing)))
                .toList();
    }

    /** Whether something was taken and everything came back. */
    public boolean allReturned() {
        return !lines().isEmpty()
                && lines().stream().allMatch(Line::isRestored)
                && lines().stream().anyMatch(line -> !line.before().equals(line.during()));
    }
}
