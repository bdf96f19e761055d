package io.leasehold.compute.scheduling;

import io.leasehold.compute.hardware.HostInfo.Manager;
import io.leasehold.compute.scheduling.Candidate.HostAggregate;
import io.leasehold.compute.scheduling.PlacementRequest.Affinity;
import io.leasehold.compute.scheduling.PlacementRequest.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The placement rules in the order of their evaluation. */
final class PlacementRules {
    private static final String OWNER = "blazar:owner";
    private static final String MEMBER = "blazar:project";
    private static final String AGGREGATE_SPEC = "aggregate_instance_extra_specs:";
    private static final String TENANTS = "filter_tenant_id";
    private static final String DEFAULT_ZONE = "nova";

    private final List<PlacementRule> all;
    private final String freepool;
    private final String zoneOfLeasedHosts;

    /**
     * Creates the rules.
     *
     * @param zoneOfLeasedHosts prefix of the zones of leased hosts
     */
    PlacementRules(String freepool, String zoneOfLeasedHosts) {
        this.freepool = freepool;
        this.zoneOfLeasedHosts = zoneOfLeasedHosts;
        this.all = List.of(
                new PlacementRule("HostUp", (host, request) -> host.usable()),
                new PlacementRule(
                        "NotTriedBefore", (host, request) -> !request.avoided().contains(host.host())),
                new PlacementRule("RequestedHost", PlacementRules::isRequested),
                new PlacementRule("AvailabilityZone", PlacementRules::isInZone),
                new PlacementRule("OperatingSystem", PlacementRules::runs),
                new PlacementRule("Reservation", this::isOpenTo),
                new PlacementRule("AggregateExtraSpecs", PlacementRules::hasSpecs),
                new PlacementRule("TenantIsolation", PlacementRules::admitsTenant),
                new PlacementRule("ReservedSlots", PlacementRules::hasSlot),
                new PlacementRule("Capacity", PlacementRules::hasRoom),
                new PlacementRule("VirtualSerialNumber", PlacementRules::hasVsn),
                new PlacementRule("ServerGroup", PlacementRules::matchesGroup),
                new PlacementRule("SameHost", PlacementRules::isOnSameHost),
                new PlacementRule("DifferentHost", PlacementRules::isOnDifferentHost));
    }

    /** Returns the first rule that refuses the host; empty when the host is acceptable. */
    Optional<PlacementRule> broken(Candidate host, PlacementRequest request) {
        return all.stream().filter(rule -> !rule.allows(host, request)).findFirst();
    }

    private static boolean isRequested(Candidate host, PlacementRequest request) {
        return request.hosts().isEmpty() || request.hosts().contains(host.host());
    }

    private static boolean isInZone(Candidate host, PlacementRequest request) {
        List<String> zones = host.aggregates().stream()
                .flatMap(aggregate -> aggregate.zone().stream())
                .toList();
        return request.zone()
                .map(zone -> zones.contains(zone) || (zones.isEmpty() && zone.equals(DEFAULT_ZONE)))
                .orElse(true);
    }

    private static boolean runs(Candidate host, PlacementRequest request) {
        return host.runs(request.osType()) && (!request.novaLink() || host.manager() == Manager.NOVALINK);
    }

    /**
     * Restricts leased hosts to their leases, hosts of the freepool to reserved or preemptible flavors, and opens all
     * other hosts.
     */
    private boolean isOpenTo(Candidate host, PlacementRequest request) {
        if (!request.reservations().isEmpty()) {
            return host.aggregates().stream().anyMatch(aggregate -> isLeasedTo(aggregate, request));
        }
        if (request.isReservedInstance()) {
            return true;
        }
        return isPreemptible(request)
                ? host.aggregates().stream().noneMatch(this::isLeased)
                : host.aggregates().stream()
                        .noneMatch(aggregate ->
                                isLeased(aggregate) || aggregate.name().equals(freepool));
    }

    private boolean isLeasedTo(HostAggregate aggregate, PlacementRequest request) {
        return isLeased(aggregate)
                && request.reservations().contains(aggregate.name())
                && (request.projectId().equals(aggregate.metadata().get(OWNER))
                        || MEMBER.equals(aggregate.metadata().get(request.projectId())));
    }

    private boolean isLeased(HostAggregate aggregate) {
        return aggregate
                .zone()
                .filter(zone -> zone.startsWith(zoneOfLeasedHosts))
                .isPresent();
    }

    private static boolean isPreemptible(PlacementRequest request) {
        return "true".equals(request.extraSpecs().get("blazar:preemptible"));
    }

    private static boolean hasSpecs(Candidate host, PlacementRequest request) {
        return request.extraSpecs().entrySet().stream()
                .filter(spec -> spec.getKey().startsWith(AGGREGATE_SPEC))
                .allMatch(spec -> hasSpec(host, spec));
    }

    private static boolean hasSpec(Candidate host, Map.Entry<String, String> spec) {
        String key = spec.getKey().substring(AGGREGATE_SPEC.length());
        return host.aggregates().stream()
                .anyMatch(
                        aggregate -> spec.getValue().equals(aggregate.metadata().get(key)));
    }

    /** Restricts hosts of aggregates with tenants to these tenants. */
    private static boolean admitsTenant(Candidate host, PlacementRequest request) {
        List<String> tenants = host.aggregates().stream()
                .flatMap(aggregate -> Stream.ofNullable(aggregate.metadata().get(TENANTS)))
                .flatMap(list -> Arrays.stream(list.split(",")))
                .toList();
        return tenants.isEmpty() || tenants.contains(request.projectId());
    }

    private static boolean hasSlot(Candidate host, PlacementRequest request) {
        return !request.isReservedInstance()
                || host.slots().filter(left -> left > 0).isPresent();
    }

    private static boolean hasRoom(Candidate host, PlacementRequest request) {
        PlacementRequest.Share share = request.share();
        return host.freeUnits().compareTo(share.procUnits()) >= 0
                && host.freeMemoryMb() >= host.inBlocks(share.memoryMb())
                && host.size().diskGb() - host.used().diskGb() >= share.diskGb();
    }

    private static boolean hasVsn(Candidate host, PlacementRequest request) {
        return switch (request.vsn()) {
            case NONE -> true;
            case AUTO -> host.hasVsns() && host.autoVsns() > 0;
            case PARTICULAR -> host.hasVsns();
        };
    }

    private static boolean matchesGroup(Candidate host, PlacementRequest request) {
        return request.affinity().group().map(group -> matches(host, group)).orElse(true);
    }

    private static boolean matches(Candidate host, Group group) {
        int members = host.neighbours().members();
        return switch (group.policy()) {
            case AFFINITY -> members > 0 || !host.neighbours().groupElsewhere();
            case ANTI_AFFINITY -> members < group.mostPerHost().orElse(1);
            case SOFT_AFFINITY, SOFT_ANTI_AFFINITY -> true;
        };
    }

    private static boolean isOnSameHost(Candidate host, PlacementRequest request) {
        Affinity affinity = request.affinity();
        return affinity.sameHost().isEmpty()
                || affinity.sameHost().stream().anyMatch(host.neighbours().named()::contains);
    }

    private static boolean isOnDifferentHost(Candidate host, PlacementRequest request) {
        return request.affinity().differentHost().stream()
                .noneMatch(host.neighbours().named()::contains);
    }
}
