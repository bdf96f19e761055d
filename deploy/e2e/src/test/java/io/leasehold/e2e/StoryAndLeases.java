package io.leasehold.e2e;

import io.leasehold.local.story.StateComparison;
import io.leasehold.local.story.Story;
import io.leasehold.local.story.StoryListener;
import io.leasehold.local.story.SuiteClient;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Run of the fault tests: uncommon actions and the story of all four services and, at the same time on other hosts,
 * plain leases.
 */
final class StoryAndLeases implements AutoCloseable {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final SuiteClient suite =
            new SuiteClient(SharedStack.get().gateway(), RunEvents.log(), StoryListener.silent());
    private final Story story = new Story(suite, "story-" + run);
    private final LeaseStory leases = new LeaseStory("run-" + run);
    private final UncommonActions actions = new UncommonActions("run-" + run);

    /** Plays all and returns the elapsed time. */
    Duration play() {
        long begin = System.nanoTime();
        CompletableFuture<Void> concurrently = CompletableFuture.runAsync(leases::play, VirtualThreads.IMMEDIATE);
        try {
            actions.play();
            story.play();
        } finally {
            concurrently.join();
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    LeaseStory leases() {
        return leases;
    }

    Story story() {
        return story;
    }

    /** Returns the states of one resource before, during and after the lease. */
    static String describe(StateComparison.Line line) {
        return "%s: %s, %s, %s".formatted(line.thing(), line.before(), line.during(), line.after());
    }

    /** Removes the resources of all, so that the next run starts from the same state. */
    @Override
    public void close() {
        try (suite) {
            actions.cleanUp();
            story.cleanUp();
            leases.cleanUp();
        }
    }
}
