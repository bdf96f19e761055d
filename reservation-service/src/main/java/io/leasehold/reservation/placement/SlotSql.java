package io.leasehold.reservation.placement;

/**
 * What slots use of hosts at the worst instant of a time: the SQL that all who ask share (contract section 4.4).
 *
 * <p>A slot counts from its start to its end and the cleaning after it. What changes at one instant is added up first,
 * so a slot that ends when another starts never counts beside it.
 */
public final class SlotSql {
    /** The table {@code peak (host_id, class, used)} for {@code [$1, $2)}, of hosts with slots in it, by resource class. */
    private static final String PEAK = """
            slot as (
              select a.host_id, a.slots::bigint as slots, a.resources, a.period
              from allocation a
              where a.kind = 'slot' and a.period && tstzrange($1, $2) and %s
              %s),
            change as (
              select slot.host_id, need.key as class, edge.instant, sum(edge.sign * slot.slots * need.value::bigint) as used
              from slot
              cross join lateral jsonb_each_text(slot.resources) as need
              cross join lateral
                (values (greatest(lower(slot.period), $1), 1), (upper(slot.period), -1)) as edge (instant, sign)
              where edge.instant < $2
              group by slot.host_id, need.key, edge.instant),
            level as (
              select host_id, class, sum(used) over (partition by host_id, class order by instant) as used from change),
            peak as (select host_id, class, max(used) as used from level group by host_id, class)
            """;
    /** What a host has of a class, and what its inventory offers of it. */
    public static final String HARDWARE = "case %1$s when 'VCPU' then h.vcpus when 'MEMORY_MB' then h.memory_mb"
            + " when 'DISK_GB' then h.local_gb end";

    public static final String INVENTORY = "((h.inventory -> %1$s ->> 'total')::numeric"
            + " - (h.inventory -> %1$s ->> 'reserved')::numeric) * (h.inventory -> %1$s ->> 'allocation_ratio')::numeric";

    private SlotSql() {}

    /**
     * With the slots that {@code union} selects too (host, slots, resources, period); {@code condition} on the allocation
     * {@code a} narrows the others down.
     */
    static String peak(String condition, String union) {
        return PEAK.formatted(condition, "union all " + union);
    }

    /** Of the slots only that meet {@code condition} on the allocation {@code a}. */
    static String peak(String condition) {
        return PEAK.formatted(condition, "");
    }
}
