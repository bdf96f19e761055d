package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import io.leasehold.reservation.expression.CapabilityNames;
import io.leasehold.reservation.expression.HostCondition;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Picks slots for instance and flavor reservations (contract sections 4.4 and 4.5) on hosts that are registered, matching
 * and not leased whole: first those asked to be kept, then those that carry slots already, then the others; within each
 * by id, or at random as far as the {@link PlacementConstraints} say. One statement, whatever the number of hosts and slots.
 */
@Singleton
class SlotPicker {
    private static final String ROOM = "with " + SlotSql.peak("a.lease_id is distinct from $9", """
            select promised.*, tstzrange($1, $2)
            from json_to_recordset($5::text::json) as promised (host_id bigint, slots bigint, resources jsonb)
            """) + """
            , fit as (
              select h.id, h.hypervisor_hostname, h.uuid, h.capabilities, array_position($4::bigint[], h.id) as kept,
                bool_or(peak.host_id is not null) as carrying, floor(min(%s)) as slots
              from host h
              cross join jsonb_each_text($6::text::jsonb) as need
              left join peak on peak.host_id = h.id and peak.class = need.key
              where h.state = 'REGISTERED' and h.reservable and h.id <> all ($3)
                and not exists (select from allocation a
                  where a.host_id = h.id and a.kind = 'host' and a.period && tstzrange($1, $2)
                    and a.lease_id is distinct from $9)
                and %s
              group by h.id),
            """;
    /** By affinity a host offers all it has, all that is asked or nothing, or one; offers are taken in turn. */
    private static final String TAKE = """
            ranked as (
              select fit.*, row_number() over (partition by kept is null, carrying order by id) as place
              from fit where slots > 0),
            offer as (
              select ranked.*,
                row_number() over (order by kept, carrying desc, greatest(place, $10 + 1), random()) as turn, case
                  when $8::boolean is null then slots
                  when $8 then case when slots >= $7::bigint then $7 else 0 end
                  else least(slots, 1)
                end as offered
              from ranked),
            queue as (
              select offer.*, coalesce(sum(offered) over
                (order by turn rows between unbounded preceding and 1 preceding), 0) as before
              from offer where offered > 0)
            select id, hypervisor_hostname, uuid, capabilities, least(offered, $7 - before)::integer as slots
            from queue where before < $7
            order by turn
            """;

    private static final String OF_HARDWARE = "(coalesce(" + SlotSql.HARDWARE.formatted("need.key")
            + ", 0) - coalesce(peak.used, 0)) / need.value::numeric";
    private static final String OF_INVENTORY = "case when need.value::numeric"
            + " <= (h.inventory -> need.key ->> 'max_unit')::numeric then ("
            + SlotSql.INVENTORY.formatted("need.key") + " - coalesce(peak.used, 0)) / need.value::numeric else 0 end";

    /** Hosts with up to as many slots as demanded. */
    Uni<Holdings> offer(
            SqlClient client, SlotDemand demand, PlacementConstraints terms, TentativeAllocations promises) {
        List<Object> parameters = parameters(demand, terms, promises);
        HostCondition condition = new HostCondition(demand.requirements(), parameters);
        String sql = ROOM.formatted(perSlot(demand), condition.sql() + Traits.sql(demand, parameters)) + TAKE;
        return CapabilityNames.requireKnown(client, condition, demand.requirements())
                .chain(() -> client.preparedQuery(sql).execute(Tuple.tuple(parameters)))
                .map(PickedHosts::of)
                .map(Holdings::hosts);
    }

    private static List<Object> parameters(
            SlotDemand demand, PlacementConstraints terms, TentativeAllocations promises) {
        return new ArrayList<>(Arrays.asList(
                terms.fromUtc(),
                terms.untilUtc(),
                promises.wholeHosts(),
                terms.keptHosts(),
                promises.slots(),
                JsonObject.mapFrom(demand.slot().amounts()).encode(),
                (long) demand.amount(),
                demand.affinity().wire(),
                terms.lease().orElse(null),
                (long) terms.spread()));
    }

    private static String perSlot(SlotDemand demand) {
        return switch (demand.limits()) {
            case SlotLimit.Hardware hardware -> OF_HARDWARE;
            case SlotLimit.Inventory inventory -> OF_INVENTORY;
        };
    }
}
