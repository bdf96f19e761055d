package io.leasehold.reservation.host;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Hosts with all that the API shows of them, for others than its clients. */
@Singleton
public class HostObjects {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final HostRegistry hosts;
    private final ObjectMapper mapper;

    HostObjects(HostRegistry hosts, ObjectMapper mapper) {
        this.hosts = hosts;
        this.mapper = mapper;
    }

    /** By id: the keys of the API, and under {@code extra} the capabilities by themselves. */
    public Uni<Map<Long, Map<String, Object>>> of(Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : hosts.find(ids).map(found -> found.stream().collect(Collectors.toMap(Host::id, this::object)));
    }

    private Map<String, Object> object(Host host) {
        Map<String, Object> object = mapper.convertValue(HostView.of(host), OBJECT);
        object.put("extra", host.capabilities());
        return object;
    }
}
