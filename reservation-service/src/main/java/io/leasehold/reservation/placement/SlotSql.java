package io.leasehold.reservation.placement;

import io.leasehold.common.sql.NamedParameters;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;

/**
 * SQL about slots that several statements share (contract section 4.4): the peak use of hosts in a period, the limits of
 * hosts, and conditions on traits.
 *
 * <p>A slot counts from its start to its end plus the cleaning time. Changes at one instant are added up first, so a slot
 * that ends when another one starts never counts beside the other.
 */
public final class SlotSql {
    /** Table {@code peak (host_id, class, used)} for {@code [#{from}, #{until})}, of hosts with slots, by resource class. */
    private static final String PEAK = """
            slot as (
              select a.host_id, a.slots::bigint as slots, a.resources, a.period
              from host_use a
              where a.kind = 'slot' and a.period && tstzrange(#{from}, #{until}) and %s
              %s),
            change as (
              select slot.host_id, need.key as class, edge.instant, sum(edge.sign * slot.slots * need.value::bigint) as used
              from slot
              cross join lateral jsonb_each_text(slot.resources) as need
              cross join lateral
                (values (greatest(lower(slot.period), #{from}), 1), (upper(slot.period), -1)) as edge (instant, sign)
              where edge.instant < #{until}
              group by slot.host_id, need.key, edge.instant),
            level as (
              select host_id, class, sum(used) over (partition by host_id, class order by instant) as used from change),
            peak as (select host_id, class, max(used) as used from level group by host_id, class)
            """;
    /** Amount of a resource class in the hardware of a host {@code h}; null for classes that hardware does not have. */
    public static final String HARDWARE = "case %1$s when 'VCPU' then h.vcpus when 'MEMORY_MB' then h.memory_mb"
            + " when 'DISK_GB' then h.local_gb end";

    /** Amount of a resource class in the inventory of a host {@code h}, multiplied by the allocation ratio. */
    public static final String INVENTORY = "((h.inventory -> %1$s ->> 'total')::numeric"
            + " - (h.inventory -> %1$s ->> 'reserved')::numeric) * (h.inventory -> %1$s ->> 'allocation_ratio')::numeric";

    private SlotSql() {}

    /**
     * The table {@code peak} of allocated slots and of further ones.
     *
     * @param condition on the allocation {@code a}
     * @param union query that selects the further slots (host, slots, resources, period)
     */
    static String peak(String condition, String union) {
        return PEAK.formatted(condition, "union all " + union);
    }

    /** The table {@code peak} of allocated slots that meet {@code condition} on the allocation {@code a}. */
    static String peak(String condition) {
        return PEAK.formatted(condition, "");
    }

    /** The condition on the traits of a host {@code h}, with a leading {@code and}, or empty; adds its parameters. */
    public static String traits(SlotDemand demand, NamedParameters parameters) {
        return switch (demand.limits()) {
            case SlotLimit.ByHardware hardware -> "";
            case SlotLimit.ByInventory inventory -> {
                yield " and jsonb_exists_all(h.traits, %s) and not jsonb_exists_any(h.traits, %s)"
                        .formatted(
                                parameters.add(inventory.required().toArray(String[]::new)),
                                parameters.add(inventory.forbidden().toArray(String[]::new)));
            }
        };
    }
}
