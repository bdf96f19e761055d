package io.leasehold.common.inbox;

import io.leasehold.common.event.Topics;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** The dead-letter topics of what this service reads: one beside the topic of each incoming channel. */
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

    /** In order of name. */
    List<String> names() {
        return origins.stream().map(Topics::deadLetters).toList();
    }

    /** Where the topic's records come from and go back to; empty for a topic that is none of ours. */
    Optional<String> origin(String name) {
        return origins.stream()
                .filter(origin -> Topics.deadLetters(origin).equals(name))
                .findFirst();
    }
}
