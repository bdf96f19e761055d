package io.leasehold.common.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.event.ServiceEvent;
import io.leasehold.common.http.RequestIds;
import io.leasehold.common.id.Ids;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Turns events into outbox rows: an id, the moment, the ids of the request that caused them and the trace they belong to. */
@Singleton
class EventWriter {
    private record Row(
            String id, String topic, String key, String type, Instant time, String headers, String payload) {}

    private final ObjectMapper mapper;
    private final Ids ids;
    private final Clock clock;

    EventWriter(ObjectMapper mapper, Ids ids, Clock clock) {
        this.mapper = mapper;
        this.ids = ids;
        this.clock = clock;
    }

    /** The rows as one JSON array, so that any number of events takes one statement. */
    String rows(List<? extends ServiceEvent> events) {
        Instant now = clock.instant();
        String headers = json(headers());
        return json(events.stream().map(event -> row(event, now, headers)).toList());
    }

    private Row row(ServiceEvent event, Instant now, String headers) {
        return new Row(
                ids.next().toString(), event.topic(), event.key(), event.type(), now, headers, json(event.payload()));
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = RequestIds.current();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.put(name, value);
            }
        });
        return headers;
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }
}
