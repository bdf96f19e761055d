package io.leasehold.common.inbox;

import io.leasehold.common.event.Topics;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Dead-letter topics of this service: one for the topic of each incoming channel. */
@Singleton
class DeadLetterTopics {
    private static final Pattern CHANNEL_TOPIC = Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.topic");

    private final List<String> origins;

    DeadLetterTopics(Config config) {
        this.origins = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> CHANNEL_TOPIC.matcher(name).matches())
                .map(name -> config.getValue(name, String.class))
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the names in alphabetical order. */
    List<String> names() {
        return origins.stream().map(Topics::deadLetters).toList();
    }

    /**
     * Returns the topic to which the records of a dead-letter topic go back; empty when this service does not read that
     * topic.
     */
    Optional<String> origin(String name) {
        return origins.stream()
                .filter(origin -> Topics.deadLetters(origin).equals(name))
                .findFirst();
    }
}
