package io.leasehold.common.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How the records of one topic become events again: for each type name the JSON payload's class and what to make of it.
 *
 * @param <E> the sealed family
 */
public final class EventFamily<E extends ServiceEvent> {
    /** Reads a record's JSON value as an instance of the class. */
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

    /** The topic whose records these are. */
    public String topic() {
        return topic;
    }

    /** The type names of the family. */
    public Set<String> types() {
        return types.keySet();
    }

    /** The event of a record; empty when the type is newer than this code, which a consumer passes over. */
    public Optional<E> decode(String type, PayloadReader payload) {
        return Optional.ofNullable(types.get(type)).map(read -> read.apply(payload));
    }
}
