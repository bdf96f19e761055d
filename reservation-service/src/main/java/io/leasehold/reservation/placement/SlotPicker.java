package io.leasehold.reservation.placement;

import io.leasehold.common.sql.NamedParameters;
import io.leasehold.common.sql.RowJson;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import io.leasehold.reservation.expression.HostCondition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;

/**
 * Choice of slots for instance and flavor reservations (contract sections 4.4 and 4.5) on hosts that are registered,
 * matching and not leased whole: first hosts to be kept, then hosts that carry slots already, then the others; within each
 * group by id, or at random as far as the constraints say. One statement for any number of hosts and slots.
 */
@Singleton
class SlotPicker {
    private static final String ROOM = "with " + SlotSql.peak("a.lease_id is distinct from #{lease}", """
            select tentative.*, tstzrange(#{from}, #{until})
            from json_to_recordset(#{tentative}::text::json) as tentative (host_id bigint, slots bigint, resources jsonb)
            """) + """
            , fit as (
              select h.id, array_position(#{kept}::bigint[], h.id) as kept, bool_or(peak.host_id is not null) as carrying, floor(min(%s)) as slots
              from registered_host h
              cross join jsonb_each_text(#{slot}::text::jsonb) as need
              left join peak on peak.host_id = h.id and peak.class = need.key
              where h.reservable and h.id <> all (#{whole})
                and not exists (select from host_use a
                  where a.host_id = h.id and a.kind = 'host' and a.period && tstzrange(#{from}, #{until})
                    and a.lease_id is distinct from #{lease})
                and %s
              group by h.id),
            """;
    /**
     * Takes slots host by host until there are enough. Without affinity a host offers all the slots that it has room for;
     * together, all that are demanded or none; apart, one.
     */
    private static final String TAKE = """
            ranked as (
              select fit.*, row_number() over (partition by kept is null, carrying order by id) as place
              from fit where slots > 0),
            offer as (
              select ranked.*,
                row_number() over (order by kept, carrying desc, greatest(place, #{spread} + 1), random()) as turn, case
                  when #{together}::boolean is null then slots
                  when #{together} then case when slots >= #{amount}::bigint then #{amount} else 0 end
                  else least(slots, 1)
                end as offered
              from ranked),
            queue as (
              select offer.*, coalesce(sum(offered) over
                (order by turn rows between unbounded preceding and 1 preceding), 0) as before
              from offer where offered > 0)
            select queue.id, h.hypervisor_hostname, h.uuid, h.capabilities, least(offered, #{amount} - before)::integer as slots
            from queue join registered_host h on h.id = queue.id
            where before < #{amount}
            order by turn
            """;

    private static final String BY_HARDWARE = "(coalesce(" + SlotSql.HARDWARE.formatted("need.key")
            + ", 0) - coalesce(peak.used, 0)) / need.value::numeric";
    private static final String BY_INVENTORY = "case when need.value::numeric"
            + " <= (h.inventory -> need.key ->> 'max_unit')::numeric then ("
            + SlotSql.INVENTORY.formatted("need.key") + " - coalesce(peak.used, 0)) / need.value::numeric else 0 end";

    private final Pool pool;

    SlotPicker(Pool pool) {
        this.pool = pool;
    }

    /** Chooses up to as many slots as demanded. */
    Uni<Holdings> offer(SlotDemand demand, PlacementConstraints constraints, TentativeAllocations tentative) {
        NamedParameters parameters = constraints
                .parameters()
                .bind("whole", tentative.wholeHosts())
                .bind("kept", constraints.keptHosts())
                .bind("tentative", tentative.slots())
                .bind("slot", RowJson.write(demand.slot().amounts()))
                .bind("amount", (long) demand.amount())
                .bind("together", demand.affinity().wire());
        HostCondition condition = new HostCondition(demand.requirements(), parameters);
        String slotsPerHost = switch (demand.limits()) {
            case SlotLimit.ByHardware hardware -> BY_HARDWARE;
            case SlotLimit.ByInventory inventory -> BY_INVENTORY;
        };
        String sql = ROOM.formatted(slotsPerHost, condition.sql() + SlotSql.traits(demand, parameters)) + TAKE;
        return condition
                .requireKnownCapabilities(pool)
                .chain(() -> parameters.execute(pool, sql))
                .map(HostPicker::holdings);
    }
}
