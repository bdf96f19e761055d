package io.leasehold.local.command;

import io.leasehold.local.story.Event;
import io.leasehold.local.story.EventLog;
import io.leasehold.local.story.EventSequences;
import io.leasehold.local.story.StateComparison;
import io.leasehold.local.story.StoryListener;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Printer of the story on a terminal. */
final class StoryPrinter implements StoryListener {
    private static final int WIDTH = 180;
    private static final String LINE = "  %-28s %-28s %-40s %-28s %s%n";

    private final PrintStream out;
    private final EventLog log;
    private Map<TopicPartition, Long> told;
    private int steps;
    private String last = "";

    StoryPrinter(PrintStream out, EventLog log) {
        this.out = out;
        this.log = log;
        this.told = log.ends();
    }

    @Override
    public void step(String title) {
        showEvents();
        steps++;
        out.printf("%n%d. %s%n%n", steps, title);
    }

    @Override
    public void remark(String text) {
        out.println("  " + text);
    }

    @Override
    public void exchange(String user, String request, String body, int status, String answer) {
        String line = "  %s: %s".formatted(user, request);
        String told = line + body + status;
        if (!told.equals(last)) {
            out.println(line);
            show("    ", body);
            show("    %d ".formatted(status), answer.isEmpty() ? "(no body)" : answer);
        }
        last = told;
    }

    void show(StateComparison comparison) {
        showEvents();
        out.printf("%nWhat was taken, and what came back:%n%n");
        out.printf(LINE, "", "before", "during the lease", "after", "");
        comparison
                .lines()
                .forEach(line -> out.printf(
                        LINE,
                        line.thing(),
                        line.before(),
                        line.during(),
                        line.after(),
                        line.isRestored() ? "" : "DIFFERS"));
    }

    void show(EventSequences eventSequences) {
        out.printf("%nWhat the services told each other, each event once by its id, in order by key:%n%n");
        eventSequences
                .types()
                .forEach((subject, types) -> out.printf("  %-22s %s%n", subject, String.join(", ", types)));
    }

    private void showEvents() {
        List<Event> events = log.since(told);
        told = log.ends();
        if (!events.isEmpty()) {
            out.printf("%n  Seen on Kafka:%n");
        }
        events.forEach(event -> out.printf("    %-24s %-32s %s%n", event.topic(), event.type(), event.key()));
    }

    private void show(String head, String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (!line.isEmpty()) {
            out.println(head + (line.length() > WIDTH ? line.substring(0, WIDTH) + " ..." : line));
        }
    }
}
