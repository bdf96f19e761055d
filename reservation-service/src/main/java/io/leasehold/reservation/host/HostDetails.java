package io.leasehold.reservation.host;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hosts with all fields of the API, for enforcement filters. Plain SQL, since the engine uses this class outside
 * requests.
 */
@Singleton
public class HostDetails {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String FIND = "select * from host where id = any ($1)";

    private final Pool pool;
    private final ObjectMapper mapper;

    HostDetails(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.mapper = mapper;
    }

    /** Reads hosts by id: the fields of the API, and the capabilities by themselves under {@code extra}. */
    public Uni<Map<Long, Map<String, Object>>> of(Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : pool.preparedQuery(FIND)
                        .execute(Tuple.of(ids.toArray(Long[]::new)))
                        .map(rows ->
                                rows.stream().map(HostDetails::host).collect(Collectors.toMap(Host::id, this::object)));
    }

    private Map<String, Object> object(Host host) {
        Map<String, Object> object = mapper.convertValue(HostView.of(host), OBJECT);
        object.put("extra", host.capabilities());
        return object;
    }

    private static Host host(Row row) {
        return new Host(
                row.getLong("id"),
                row.getUUID("uuid").toString(),
                row.getString("hypervisor_hostname"),
                row.getString("hypervisor_type"),
                row.getInteger("hypervisor_version"),
                row.getInteger("vcpus"),
                row.getInteger("memory_mb"),
                row.getInteger("local_gb"),
                row.getString("cpu_info"),
                row.getString("service_name"),
                row.getString("availability_zone"),
                row.getString("trust_id"),
                row.getBoolean("reservable"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("updated_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                capabilities((JsonObject) row.getJson("capabilities")));
    }

    private static Map<String, String> capabilities(JsonObject json) {
        Map<String, String> capabilities = new TreeMap<>();
        json.forEach(entry -> capabilities.put(entry.getKey(), String.valueOf(entry.getValue())));
        return capabilities;
    }
}
