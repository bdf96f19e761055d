package io.leasehold.compute.scheduling;

import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.HostInfo.Manager;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.scheduling.Candidate.Pool;
import io.leasehold.compute.scheduling.Candidate.Present;
import io.leasehold.compute.scheduling.Demand.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Builds hosts to be judged: up, empty, with one processor unit, 1024 MB and 10 GB. */
final class Hosts {
    static final Mtms H1 = Mtms.of("910542A_78A1B01");
    static final Mtms H2 = Mtms.of("910542A_78A1B02");

    private Mtms mtms = H1;
    private boolean up = true;
    private Manager manager = Manager.NOVALINK;
    private boolean vsnEnabled = true;
    private List<String> systems = List.of("aix", "ibmi", "linux");
    private Share used = new Share(0, BigDecimal.ZERO, 0, 0);
    private List<Pool> pools = List.of();
    private Optional<Integer> slots = Optional.empty();
    private int autoVsns = 1;
    private Present present = new Present(0, 0, List.of());
    private boolean failed;

    static Hosts host() {
        return new Hosts();
    }

    Hosts named(Mtms name) {
        mtms = name;
        return this;
    }

    Hosts down() {
        up = false;
        return this;
    }

    Hosts managedByHmc() {
        manager = Manager.HMC;
        return this;
    }

    Hosts running(String... names) {
        systems = List.of(names);
        return this;
    }

    Hosts used(String units, int memoryMb, int diskGb) {
        used = new Share(0, new BigDecimal(units), memoryMb, diskGb);
        return this;
    }

    Hosts pooled(Pool... in) {
        pools = List.of(in);
        return this;
    }

    Hosts slots(int left) {
        slots = Optional.of(left);
        return this;
    }

    Hosts vsns(int left) {
        autoVsns = left;
        return this;
    }

    Hosts withoutVsns() {
        vsnEnabled = false;
        return this;
    }

    Hosts company(int members, int anywhere) {
        present = new Present(members, anywhere, List.of());
        return this;
    }

    Hosts home(UUID server) {
        present = new Present(0, 0, List.of(server));
        return this;
    }

    Hosts failed() {
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
