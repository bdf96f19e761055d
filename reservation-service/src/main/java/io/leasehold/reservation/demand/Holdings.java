package io.leasehold.reservation.demand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Resources that a reservation holds or is to hold: whole hosts, slots on hosts, or floating IPs. */
public record Holdings(List<Allocation> hosts, List<Address> addresses) {
    public static final Holdings NOTHING = new Holdings(List.of(), List.of());

    public Holdings {
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
    }

    public static Holdings hosts(List<Allocation> hosts) {
        return new Holdings(hosts, List.of());
    }

    public static Holdings addresses(List<Address> addresses) {
        return new Holdings(List.of(), addresses);
    }

    /** The number of slots; a whole host counts as one. */
    public long slots() {
        return hosts.stream().mapToLong(Allocation::slots).sum();
    }

    public List<Long> hostIds() {
        return hosts.stream().map(Allocation::hostId).toList();
    }

    /** The part of the holdings on hosts with {@code wanted} ids. */
    public Holdings onHosts(Predicate<Long> wanted) {
        return hosts(hosts.stream().filter(host -> wanted.test(host.hostId())).toList());
    }

    /** The union with {@code other}; slots on one host are added up. */
    public Holdings plus(Holdings other) {
        Map<Long, Allocation> byHost = new LinkedHashMap<>();
        Stream.concat(hosts.stream(), other.hosts.stream())
                .forEach(each -> byHost.merge(each.hostId(), each, Allocation::plus));
        return new Holdings(
                List.copyOf(byHost.values()),
                Stream.concat(addresses.stream(), other.addresses.stream()).toList());
    }

    /** True when everything in {@code other} is included, slot for slot. */
    public boolean covers(Holdings other) {
        return other.hosts.stream().allMatch(this::coversHost) && addresses.containsAll(other.addresses);
    }

    private boolean coversHost(Allocation wanted) {
        return hosts.stream().anyMatch(host -> host.hostId() == wanted.hostId() && host.slots() >= wanted.slots());
    }
}
