package io.leasehold.compute.scheduling;

import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.HostInfo.Manager;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.scheduling.Candidate.HostAggregate;
import io.leasehold.compute.scheduling.Candidate.Neighbours;
import io.leasehold.compute.scheduling.PlacementRequest.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Builds candidates: up, empty, with one processor unit, 1024 MB and 10 GB. */
final class CandidateBuilder {
    static final Mtms H1 = Mtms.of("910542A_78A1B01");
    static final Mtms H2 = Mtms.of("910542A_78A1B02");

    private Mtms mtms = H1;
    private boolean up = true;
    private Manager manager = Manager.NOVALINK;
    private boolean vsnEnabled = true;
    private List<String> systems = List.of("aix", "ibmi", "linux");
    private Share used = new Share(0, BigDecimal.ZERO, 0, 0);
    private List<HostAggregate> pools = List.of();
    private Optional<Integer> slots = Optional.empty();
    private int autoVsns = 1;
    private Neighbours present = new Neighbours(0, 0, List.of());
    private boolean failed;

    static CandidateBuilder host() {
        return new CandidateBuilder();
    }

    CandidateBuilder named(Mtms name) {
        mtms = name;
        return this;
    }

    CandidateBuilder down() {
        up = false;
        return this;
    }

    CandidateBuilder managedByHmc() {
        manager = Manager.HMC;
        return this;
    }

    CandidateBuilder running(String... names) {
        systems = List.of(names);
        return this;
    }

    CandidateBuilder used(String units, int memoryMb, int diskGb) {
        used = new Share(0, new BigDecimal(units), memoryMb, diskGb);
        return this;
    }

    CandidateBuilder pooled(HostAggregate... in) {
        pools = List.of(in);
        return this;
    }

    CandidateBuilder slots(int left) {
        slots = Optional.of(left);
        return this;
    }

    CandidateBuilder vsns(int left) {
        autoVsns = left;
        return this;
    }

    CandidateBuilder withoutVsns() {
        vsnEnabled = false;
        return this;
    }

    CandidateBuilder affinity(int members, int anywhere) {
        present = new Neighbours(members, anywhere, List.of());
        return this;
    }

    CandidateBuilder home(UUID server) {
        present = new Neighbours(0, 0, List.of(server));
        return this;
    }

    CandidateBuilder failed() {
        failed = true;
        return this;
    }

    Candidate build() {
        return new Candidate(
                mtms,
                new UUID(1, 1),
                up,
                manager,
                new HostInfo.Abilities(true, vsnEnabled, systems),
                new HostInfo.Size(BigDecimal.ONE, 1024, 256, 10),
                used,
                pools,
                slots,
                autoVsns,
                present,
                failed);
    }
}
