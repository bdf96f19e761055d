package io.leasehold.reservation.allocation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Picks slots for instance reservations (contract section 4.4) on hosts that are registered, matching and not leased
 * whole: first those asked to be kept, then those that carry slots already, then by id. One statement, whatever the
 * number of hosts and slots.
 */
@Singleton
class SlotPicker {
    private static final String ROOM = "with " + SlotUsage.with("""
            select promised.*, tstzrange($1, $2)
            from json_to_recordset($5::text::json)
              as promised (host_id bigint, slots bigint, vcpus integer, memory_mb integer, disk_gb integer)
            """) + """
            , room as (
              select h.id, h.hypervisor_hostname, h.uuid, h.capabilities,
                row_number() over (order by h.id = any ($4) desc, peak.host_id is not null desc, h.id) as turn,
                floor(least(
                  (h.vcpus - coalesce(peak.vcpus, 0)) / $6::integer,
                  (h.memory_mb - coalesce(peak.memory_mb, 0)) / $7::integer,
                  (h.local_gb - coalesce(peak.disk_gb, 0)) / nullif($8::integer, 0))) as slots
              from host h left join peak on peak.host_id = h.id
              where h.state = 'REGISTERED' and h.reservable and h.id <> all ($3)
                and not exists (select from allocation a
                  where a.host_id = h.id and a.kind = 'host' and a.period && tstzrange($1, $2))
                and
            """;
    /** By affinity a host offers all it has, all that is asked or nothing, or one; offers are taken in turn. */
    private static final String TAKE = """
            ),
            offer as (
              select room.*, case
                  when $10::boolean is null then room.slots
                  when $10 then case when room.slots >= $9::bigint then $9 else 0 end
                  else least(room.slots, 1)
                end as offered
              from room),
            queue as (
              select offer.*, coalesce(sum(offered) over
                (order by turn rows between unbounded preceding and 1 preceding), 0) as before
              from offer where offered > 0)
            select id, hypervisor_hostname, uuid, capabilities, least(offered, $9 - before)::integer as slots
            from queue where before < $9
            order by turn
            """;

    /** Hosts with exactly as many slots as demanded; fewer → 400. */
    Uni<List<Allocation>> pick(SqlConnection connection, SlotDemand demand, Terms terms, Promises promises) {
        List<Object> parameters = parameters(demand, terms, promises);
        HostCondition condition = new HostCondition(demand.requirements(), parameters);
        return CapabilityNames.requireKnown(connection, condition, demand.requirements())
                .chain(() ->
                        connection.preparedQuery(ROOM + condition.sql() + TAKE).execute(Tuple.tuple(parameters)))
                .map(PickedHosts::of)
                .invoke(found -> requireEnough(found, demand));
    }

    private static List<Object> parameters(SlotDemand demand, Terms terms, Promises promises) {
        Size size = demand.size();
        return new ArrayList<>(Arrays.asList(
                terms.fromUtc(),
                terms.untilUtc(),
                promises.wholeHosts(),
                terms.kept().toArray(Long[]::new),
                promises.slots(),
                size.vcpus(),
                size.memoryMb(),
                size.diskGb(),
                (long) demand.amount(),
                demand.affinity().wire()));
    }

    private static void requireEnough(List<Allocation> found, SlotDemand demand) {
        long slots = found.stream().mapToLong(Allocation::slots).sum();
        if (slots < demand.amount()) {
            throw Picker.notEnough();
        }
    }
}
