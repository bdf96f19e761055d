package io.leasehold.compute.scheduling;

import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.scheduling.Demand.Company;
import io.leasehold.compute.scheduling.Demand.Group;
import io.leasehold.compute.scheduling.Demand.Policy;
import io.leasehold.compute.scheduling.Demand.Share;
import io.leasehold.compute.scheduling.Demand.VsnWish;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Builds demands: of project p, an AIX server of 0.1 processor units, 512 MB and 1 GB, with no wish. */
final class Demands {
    private String project = "p";
    private int memoryMb = 512;
    private OsType system = OsType.AIX;
    private boolean novaLink;
    private List<Mtms> hosts = List.of();
    private Optional<String> zone = Optional.empty();
    private List<String> reservations = List.of();
    private Map<String, String> specs = Map.of();
    private VsnWish vsn = VsnWish.NONE;
    private Company company = new Company(Optional.empty(), List.of(), List.of());
    private List<Mtms> avoided = List.of();

    static Demands tiny() {
        return new Demands();
    }

    Demands by(String owner) {
        project = owner;
        return this;
    }

    Demands taking(int memory) {
        memoryMb = memory;
        return this;
    }

    Demands of(OsType type) {
        system = type;
        return this;
    }

    Demands watched() {
        novaLink = true;
        return this;
    }

    Demands on(Mtms host) {
        hosts = List.of(host);
        return this;
    }

    Demands in(String name) {
        zone = Optional.of(name);
        return this;
    }

    Demands hinting(String reservation) {
        reservations = List.of(reservation);
        return this;
    }

    Demands with(Map<String, String> extraSpecs) {
        specs = extraSpecs;
        return this;
    }

    Demands vsn(VsnWish wish) {
        vsn = wish;
        return this;
    }

    Demands group(Policy policy) {
        company = new Company(Optional.of(new Group(new UUID(3, 3), policy, Optional.empty())), List.of(), List.of());
        return this;
    }

    Demands near(UUID server) {
        company = new Company(Optional.empty(), List.of(server), List.of());
        return this;
    }

    Demands far(UUID server) {
        company = new Company(Optional.empty(), List.of(), List.of(server));
        return this;
    }

    Demands avoiding(Mtms host) {
        avoided = List.of(host);
        return this;
    }

    Demand build() {
        return new Demand(
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
                company,
                avoided);
    }
}
