package io.leasehold.reservation.availability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import io.leasehold.reservation.expression.HostCondition;
import io.leasehold.reservation.placement.PlacementConstraints;
import io.leasehold.reservation.placement.SlotSql;
import io.leasehold.reservation.placement.Traits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Everything that comes into question for a demand, with all that is held of it in a time: one statement. */
@Singleton
public class Occupancy {
    private static final TypeReference<List<Long>> NUMBERS = new TypeReference<>() {};
    private static final TypeReference<List<List<Long>>> ROWS = new TypeReference<>() {};
    private static final String MINUTES = "floor(extract(epoch from lower(a.period)) / 60)::bigint,"
            + " ceil(extract(epoch from upper(a.period)) / 60)::bigint";
    private static final String HOSTS = """
            select false as required, json_build_array(%1$s)::text as room,
              (select coalesce(json_agg(json_build_array(%2$s, case a.kind when 'host' then 1 else 0 end%3$s)), '[]')
                from allocation a where a.host_id = h.id and a.period && tstzrange($1, $2))::text as uses
            from host h
            where h.state = 'REGISTERED' and h.reservable and %4$s
            """;
    private static final String ADDRESSES = """
            select f.floating_ip_address = any ($4) as required, '[]' as room,
              (select coalesce(json_agg(json_build_array(%s, 1)), '[]')
                from floatingip_allocation a
                where a.floatingip_id = f.id and a.period && tstzrange($1, $2))::text as uses
            from floatingip f
            where f.floating_network_id = $3
            """.formatted(MINUTES);

    private final Pool pool;
    private final ObjectMapper mapper;

    Occupancy(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.mapper = mapper;
    }

    /** What meets the demand's conditions, whether free or not. */
    public Uni<List<OccupiedResource>> of(Demand demand, PlacementConstraints time) {
        List<Object> parameters = new ArrayList<>(List.of(time.fromUtc(), time.untilUtc()));
        String sql = switch (demand) {
            case HostDemand whole -> hosts("", "", new HostCondition(whole.requirements(), parameters).sql());
            case SlotDemand some -> slots(some, parameters);
            case AddressDemand ofNetwork -> addresses(ofNetwork, parameters);
        };
        return pool.preparedQuery(sql)
                .execute(Tuple.tuple(parameters))
                .map(rows -> rows.stream().map(this::occupied).toList());
    }

    private static String slots(SlotDemand demand, List<Object> parameters) {
        int before = parameters.size();
        parameters.addAll(demand.slot().amounts().keySet());
        List<String> classes = IntStream.rangeClosed(before + 1, parameters.size())
                .mapToObj("$%d::text"::formatted)
                .toList();
        String condition = new HostCondition(demand.requirements(), parameters).sql() + Traits.sql(demand, parameters);
        return hosts(
                joined(classes, each -> "coalesce(floor(%s), 0)::bigint".formatted(room(demand, each))),
                joined(classes, ", coalesce(a.slots * (a.resources ->> %s)::bigint, 0)"::formatted, ""),
                condition);
    }

    private static String room(SlotDemand demand, String resourceClass) {
        return switch (demand.limits()) {
            case SlotLimit.Hardware hardware -> SlotSql.HARDWARE.formatted(resourceClass);
            case SlotLimit.Inventory inventory -> SlotSql.INVENTORY.formatted(resourceClass);
        };
    }

    private static String hosts(String room, String amounts, String condition) {
        return HOSTS.formatted(room, MINUTES, amounts, condition);
    }

    private static String addresses(AddressDemand demand, List<Object> parameters) {
        parameters.add(demand.networkId());
        parameters.add(demand.required().toArray(String[]::new));
        return ADDRESSES;
    }

    private static String joined(List<String> classes, Function<String, String> each) {
        return joined(classes, each, ", ");
    }

    private static String joined(List<String> classes, Function<String, String> each, String separator) {
        return classes.stream().map(each).collect(Collectors.joining(separator));
    }

    private OccupiedResource occupied(Row row) {
        return new OccupiedResource(
                row.getBoolean("required"), read(row.getString("room"), NUMBERS), read(row.getString("uses"), ROWS));
    }

    private <T> T read(String json, TypeReference<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }
}
