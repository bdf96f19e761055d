package io.leasehold.local.command;

import io.leasehold.local.PartNames;
import io.leasehold.local.StackState;
import io.leasehold.local.StateFile;
import io.leasehold.local.story.EventLog;
import io.leasehold.local.story.Story;
import io.leasehold.local.story.SuiteClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Command that plays the story of a lease against the running stack, started when necessary; succeeds when every
 * resource is restored.
 */
record Demo() implements Command {
    @Override
    public int run(Path root) {
        StateFile stateFile = new StateFile(root.resolve(".leasehold"));
        if (stateFile.readRunning().isEmpty() && new UpDetached(false).run(root) != 0) {
            return 1;
        }
        StackState state = stateFile.readRunning().orElseThrow(() -> new IllegalStateException("The stack has gone."));
        EventLog log = new EventLog(broker(state));
        StoryPrinter printer = new StoryPrinter(System.out, log);
        URI gateway = URI.create("http://localhost:%d".formatted(state.gatewayPort()));
        try (SuiteClient suite = new SuiteClient(gateway, log, printer)) {
            return play(new Story(suite, "demo-" + UUID.randomUUID().toString().substring(0, 8)), printer);
        }
    }

    private static int play(Story story, StoryPrinter printer) {
        try {
            story.play();
        } catch (RuntimeException e) {
            System.err.printf("%nThe story broke off: %s%nTaking back what it left.%n", e.getMessage());
            story.cleanUp();
            return 1;
        }
        printer.show(story.comparison());
        printer.show(story.eventSequences());
        List<String> differences = story.eventSequences().differences();
        differences.forEach(difference -> System.out.println("  DIFFERS: " + difference));
        boolean well = differences.isEmpty() && story.comparison().allReturned();
        System.out.printf("%n%s%n", well ? "Everything came back." : "Something differs from what should be.");
        return well ? 0 : 1;
    }

    private static String broker(StackState state) {
        Optional<StackState.Part> kafka = state.parts().stream()
                .filter(part -> part.name().equals(PartNames.KAFKA))
                .findFirst();
        return "127.0.0.1:%d".formatted(kafka.orElseThrow().port());
    }
}
