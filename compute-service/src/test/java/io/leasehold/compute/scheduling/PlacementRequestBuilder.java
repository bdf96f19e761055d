package io.leasehold.compute.scheduling;

import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.scheduling.PlacementRequest.Affinity;
import io.leasehold.compute.scheduling.PlacementRequest.Group;
import io.leasehold.compute.scheduling.PlacementRequest.GroupPolicy;
import io.leasehold.compute.scheduling.PlacementRequest.Share;
import io.leasehold.compute.scheduling.PlacementRequest.VsnRequirement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Builds placement requests: project p, an AIX server of 0.1 processor units, 512 MB and 1 GB, without further
 * requirements.
 */
final class PlacementRequestBuilder {
    private String project = "p";
    private int memoryMb = 512;
    private OsType system = OsType.AIX;
    private boolean novaLink;
    private List<Mtms> hosts = List.of();
    private Optional<String> zone = Optional.empty();
    private List<String> reservations = List.of();
    private Map<String, String> specs = Map.of();
    private VsnRequirement vsn = VsnRequirement.NONE;
    private Affinity affinity = new Affinity(Optional.empty(), List.of(), List.of());
    private List<Mtms> avoided = List.of();

    static PlacementRequestBuilder tiny() {
        return new PlacementRequestBuilder();
    }

    PlacementRequestBuilder by(String owner) {
        project = owner;
        return this;
    }

    PlacementRequestBuilder taking(int memory) {
        memoryMb = memory;
        return this;
    }

    PlacementRequestBuilder of(OsType type) {
        system = type;
        return this;
    }

    PlacementRequestBuilder watched() {
        novaLink = true;
        return this;
    }

    PlacementRequestBuilder on(Mtms host) {
        hosts = List.of(host);
        return this;
    }

    PlacementRequestBuilder in(String name) {
        zone = Optional.of(name);
        return this;
    }

    PlacementRequestBuilder hinting(String reservation) {
        reservations = List.of(reservation);
        return this;
    }

    PlacementRequestBuilder with(Map<String, String> extraSpecs) {
        specs = extraSpecs;
        return this;
    }

    PlacementRequestBuilder vsn(VsnRequirement wish) {
        vsn = wish;
        return this;
    }

    PlacementRequestBuilder group(GroupPolicy policy) {
        affinity = new Affinity(Optional.of(new Group(new UUID(3, 3), policy, Optional.empty())), List.of(), List.of());
        return this;
    }

    PlacementRequestBuilder sameHost(UUID server) {
        affinity = new Affinity(Optional.empty(), List.of(server), List.of());
        return this;
    }

    PlacementRequestBuilder differentHost(UUID server) {
        affinity = new Affinity(Optional.empty(), List.of(), List.of(server));
        return this;
    }

    PlacementRequestBuilder avoiding(Mtms host) {
        avoided = List.of(host);
        return this;
    }

    PlacementRequest build() {
        return new PlacementRequest(
                new UUID(2, 2),
                project,
                "1",
                new Share(1, new BigDecimal("0.1"), memoryMb, 1),
                system,
                novaLink,
                hosts,
                zone,
                reservations,
                specs,
                vsn,
                affinity,
                avoided);
    }
}
