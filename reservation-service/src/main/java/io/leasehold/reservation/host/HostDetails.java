package io.leasehold.reservation.host;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Hosts with all fields of the API, for enforcement filters. */
@Singleton
public class HostDetails {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final HostStore store;
    private final ObjectMapper mapper;

    HostDetails(HostStore store, ObjectMapper mapper) {
        this.store = store;
        this.mapper = mapper;
    }

    /** Reads hosts by id: the fields of the API, and the capabilities by themselves under {@code extra}. */
    public Uni<Map<Long, Map<String, Object>>> of(Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : store.find(ids).map(hosts -> hosts.stream().collect(Collectors.toMap(Host::id, this::object)));
    }

    private Map<String, Object> object(Host host) {
        Map<String, Object> object = mapper.convertValue(HostView.of(host), OBJECT);
        object.put("extra", host.capabilities());
        return object;
    }
}
