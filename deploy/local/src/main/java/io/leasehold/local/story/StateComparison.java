package io.leasehold.local.story;

import java.util.List;
import java.util.Map;

/** Comparison of the states of all resources before the lease, during it, and after it. */
public final class StateComparison {
    /** States of one resource. */
    public record Line(String thing, String before, String during, String after) {
        /** Returns true when the resource is in its former state. */
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

    /** Returns the states of all resources, in the order in which the story takes them. */
    public List<Line> lines() {
        return before.things().keySet().stream()
                .map(thing -> new Line(thing, before.at(thing), during.at(thing), after.at(thing)))
                .toList();
    }

    /** Returns true when at least one resource was taken and all are in their former state. */
    public boolean allReturned() {
        return !lines().isEmpty()
                && lines().stream().allMatch(Line::isRestored)
                && lines().stream().anyMatch(line -> !line.before().equals(line.during()));
    }
}
