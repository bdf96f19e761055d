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

/** The rules of placement, in the order in which they are asked. */
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
     * The rules where those are the names.
     *
     * @param zoneOfLeasedHosts how the zones of leased hosts begin
     */
    PlacementRules(String freepool, String zoneOfLeasedHosts) {
        this.freepool = freepool;
        this.zoneOfLeasedHosts = zoneOfLeasedHosts;
        this.all = List.of(
                new PlacementRule("HostUp", (host, demand) -> host.usable()),
                new PlacementRule(
                        "NotTriedBefore", (host, demand) -> !demand.avoided().contains(host.host())),
                new PlacementRule("RequestedHost", PlacementRules::isRequested),
                new PlacementRule("AvailabilityZone", PlacementRules::isInZone),
                new PlacementRule("OperatingSystem", PlacementRules::runs),
                new PlacementRule("Reservation", this::isOpenTo),
                new PlacementRule("AggregateExtraSpecs", PlacementRules::hasSpecs),
                new PlacementRule("TenantIsolation", PlacementRules::admitsTenant),
                new PlacementRule("ReservedSlots", PlacementRules::hasSlot),
                new PlacementRule("Capacity", PlacementRules::hasRoom),
                new PlacementRule("VirtualSerialNumber", PlacementRules::hasVsn),
                new PlacementRule("ServerGroup", PlacementRules::suitsGroup),
                new PlacementRule("SameHost", PlacementRules::isNear),
                new PlacementRule("DifferentHost", PlacementRules::isFar));
    }

    /** The first rule that the host breaks; empty when it will do. */
    Optional<PlacementRule> broken(Candidate host, PlacementRequest demand) {
        return all.stream().filter(rule -> !rule.allows(host, demand)).findFirst();
    }

    private static boolean isRequested(Candidate host, PlacementRequest demand) {
        return demand.hosts().isEmpty() || demand.hosts().contains(host.host());
    }

    private static boolean isInZone(Candidate host, PlacementRequest demand) {
        List<String> zones = host.aggregates().stream()
                .flatMap(aggregate -> aggregate.zone().stream())
                .toList();
        return demand.zone()
                .map(zone -> zones.contains(zone) || (zones.isEmpty() && zone.equals(DEFAULT_ZONE)))
                .orElse(true);
    }

    private static boolean runs(Candidate host, PlacementRequest demand) {
        return host.runs(demand.osType()) && (!demand.novaLink() || host.manager() == Manager.NOVALINK);
    }

    /** Leased hosts are for those whose lease it is, hosts of instance reservations for their flavors, the others for all. */
    private boolean isOpenTo(Candidate host, PlacementRequest demand) {
        if (!demand.reservations().isEmpty()) {
            return host.aggregates().stream().anyMatch(aggregate -> isLeasedTo(aggregate, demand));
        }
        if (demand.isReservedInstance()) {
            return true;
        }
        return isPreemptible(demand)
                ? host.aggregates().stream().noneMatch(this::isLeased)
                : host.aggregates().stream()
                        .noneMatch(aggregate ->
                                isLeased(aggregate) || aggregate.name().equals(freepool));
    }

    private boolean isLeasedTo(HostAggregate aggregate, PlacementRequest demand) {
        return isLeased(aggregate)
                && demand.reservations().contains(aggregate.name())
                && (demand.projectId().equals(aggregate.metadata().get(OWNER))
                        || MEMBER.equals(aggregate.metadata().get(demand.projectId())));
    }

    private boolean isLeased(HostAggregate aggregate) {
        return aggregate
                .zone()
                .filter(zone -> zone.startsWith(zoneOfLeasedHosts))
                .isPresent();
    }

    private static boolean isPreemptible(PlacementRequest demand) {
        return "true".equals(demand.extraSpecs().get("blazar:preemptible"));
    }

    private static boolean hasSpecs(Candidate host, PlacementRequest demand) {
        return demand.extraSpecs().entrySet().stream()
                .filter(spec -> spec.getKey().startsWith(AGGREGATE_SPEC))
                .allMatch(spec -> hasSpec(host, spec));
    }

    private static boolean hasSpec(Candidate host, Map.Entry<String, String> spec) {
        String key = spec.getKey().substring(AGGREGATE_SPEC.length());
        return host.aggregates().stream()
                .anyMatch(
                        aggregate -> spec.getValue().equals(aggregate.metadata().get(key)));
    }

    /** A host whose aggregates name tenants is for these alone; servers of a reservation need only be in its aggregate. */
    private static boolean admitsTenant(Candidate host, PlacementRequest demand) {
        List<String> tenants = host.aggregates().stream()
                .flatMap(aggregate -> Stream.ofNullable(aggregate.metadata().get(TENANTS)))
                .flatMap(list -> Arrays.stream(list.split(",")))
                .toList();
        return tenants.isEmpty() || tenants.contains(demand.projectId());
    }

    private static boolean hasSlot(Candidate host, PlacementRequest demand) {
        return !demand.isReservedInstance()
                || host.slots().filter(left -> left > 0).isPresent();
    }

    private static boolean hasRoom(Candidate host, PlacementRequest demand) {
        PlacementRequest.Share share = demand.share();
        return host.freeUnits().compareTo(share.procUnits()) >= 0
                && host.freeMemoryMb() >= host.inBlocks(share.memoryMb())
                && host.size().diskGb() - host.used().diskGb() >= share.diskGb();
    }

    private static boolean hasVsn(Candidate host, PlacementRequest demand) {
        return switch (demand.vsn()) {
            case NONE -> true;
            case AUTO -> host.hasVsns() && host.autoVsns() > 0;
            case PARTICULAR -> host.hasVsns();
        };
    }

    private static boolean suitsGroup(Candidate host, PlacementRequest demand) {
        return demand.affinity().group().map(group -> suits(host, group)).orElse(true);
    }

    private static boolean suits(Candidate host, Group group) {
        int members = host.neighbours().members();
        return switch (group.policy()) {
            case AFFINITY -> members > 0 || !host.neighbours().groupElsewhere();
            case ANTI_AFFINITY -> members < group.mostPerHost().orElse(1);
            case SOFT_AFFINITY, SOFT_ANTI_AFFINITY -> true;
        };
    }

    private static boolean isNear(Candidate host, PlacementRequest demand) {
        Affinity affinity = demand.affinity();
        return affinity.sameHost().isEmpty()
                || affinity.sameHost().stream().anyMatch(host.neighbours().named()::contains);
    }

    private static boolean isFar(Candidate host, PlacementRequest demand) {
        return demand.affinity().differentHost().stream()
                .noneMatch(host.neighbours().named()::contains);
    }
}
