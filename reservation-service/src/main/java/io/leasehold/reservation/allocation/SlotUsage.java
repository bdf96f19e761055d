package io.leasehold.reservation.allocation;

/**
 * What slots use of hosts at the worst instant of a time: the SQL that all who ask share (contract section 4.4).
 *
 * <p>A slot counts from its start to its end and the cleaning after it. What changes at one instant is added up first,
 * so a slot that ends when another starts never counts beside it.
 */
final class SlotUsage {
    /**
     * The table {@code peak (host_id, vcpus, memory_mb, disk_gb)} for {@code [$1, $2)}, of hosts with slots in it. At
     * {@code %s} more slots may be united with the allocated ones, or these be narrowed down.
     */
    private static final String PEAK = """
            slot as (
              select a.host_id, a.slots::bigint as slots, a.vcpus, a.memory_mb, a.disk_gb, a.period
              from allocation a
              where a.kind = 'slot' and a.period && tstzrange($1, $2) %s),
            change as (
              select slot.host_id, edge.instant, sum(edge.sign * slot.slots * slot.vcpus) as vcpus,
                sum(edge.sign * slot.slots * slot.memory_mb) as memory_mb,
                sum(edge.sign * slot.slots * slot.disk_gb) as disk_gb
              from slot cross join lateral
                (values (greatest(lower(slot.period), $1), 1), (upper(slot.period), -1)) as edge (instant, sign)
              where edge.instant < $2
              group by slot.host_id, edge.instant),
            level as (
              select host_id, sum(vcpus) over so_far as vcpus, sum(memory_mb) over so_far as memory_mb,
                sum(disk_gb) over so_far as disk_gb
              from change window so_far as (partition by host_id order by instant)),
            peak as (
              select host_id, max(vcpus) as vcpus, max(memory_mb) as memory_mb, max(disk_gb) as disk_gb
              from level group by host_id)
            """;

    private SlotUsage() {}

    /** With the slots that {@code union} selects too: host, slots, size and period. */
    static String with(String union) {
        return PEAK.formatted("union all " + union);
    }

    /** Of the slots only that meet {@code condition} on the allocation {@code a}. */
    static String where(String condition) {
        return PEAK.formatted("and " + condition);
    }
}
