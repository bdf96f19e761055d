package io.leasehold.common.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decoder for the records of one topic: maps each type name to the class of the JSON payload and to a constructor of
 * the event.
 *
 * @param <E> the sealed family
 */
public final class EventFamily<E extends ServiceEvent> {
    /** Source of a record's JSON value as an instance of a given class. */
    public interface PayloadReader {
        <P> P read(Class<P> type);
    }

    private final String topic;
    private final Map<String, Function<PayloadReader, E>> types;

    private EventFamily(String topic, Map<String, Function<PayloadReader, E>> types) {
        this.topic = topic;
        this.types = types;
    }

    static <E extends ServiceEvent> EventFamily<E> on(String topic) {
        return new EventFamily<>(topic, Map.of());
    }

    <P> EventFamily<E> with(String type, Class<P> payload, Function<P, E> event) {
        Map<String, Function<PayloadReader, E>> more = new LinkedHashMap<>(types);
        more.put(type, reader -> event.apply(reader.read(payload)));
        return new EventFamily<>(topic, Collections.unmodifiableMap(more));
    }

    /** Returns the topic of the family. */
    public String topic() {
        return topic;
    }

    /** Returns the CloudEvents types that {@link #decode} knows. */
    public Set<String> types() {
        return types.keySet();
    }

    /** Decodes a record. Returns empty when the type is newer than this code; consumers skip such a record. */
    public Optional<E> decode(String type, PayloadReader payload) {
        return Optional.ofNullable(types.get(type)).map(read -> read.apply(payload));
    }
}
