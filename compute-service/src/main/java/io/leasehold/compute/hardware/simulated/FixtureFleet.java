package io.leasehold.compute.hardware.simulated;

import io.leasehold.common.id.NamedUuids;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.HostInfo.Abilities;
import io.leasehold.compute.hardware.HostInfo.Manager;
import io.leasehold.compute.hardware.HostInfo.Size;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The machines of the fixture data centre in their initial state. */
final class FixtureFleet {
    private static final int LMB_MB = 256;
    private static final List<String> ALL_SYSTEMS = List.of("aix", "ibmi", "linux");
    private static final Abilities WITH_VSN = new Abilities(true, true, ALL_SYSTEMS);
    private static final Abilities VSN_SWITCHED_OFF = new Abilities(true, false, ALL_SYSTEMS);
    private static final Abilities WITHOUT_VSN = new Abilities(false, false, ALL_SYSTEMS);
    private static final Abilities OLD = new Abilities(false, false, List.of("aix", "linux"));

    private FixtureFleet() {}

    /** Returns the five documented hosts and {@code extra} plain ones. */
    static List<HostInfo> with(int extra) {
        return Stream.concat(named(), IntStream.rangeClosed(1, extra).mapToObj(FixtureFleet::plain))
                .toList();
    }

    /** Returns the documented virtual serial numbers. */
    static List<SimulatedVsnStore.NewVsn> serialNumbers() {
        return Stream.of(
                        numbers("910542A_78A1B01", true, "CDF0001", "CDF0002", "CDF0003", "CDF0004"),
                        numbers("910542A_78A1B01", false, "ABCD001", "ABCD567", "ABCDEFG"),
                        numbers("910542A_78A1B02", true, "EFG0001", "EFG0002"),
                        numbers("900942A_10C4DA0", true, "HMC0001", "HMC0002"))
                .flatMap(numbers -> numbers)
                .toList();
    }

    private static Stream<SimulatedVsnStore.NewVsn> numbers(String host, boolean autoAssign, String... numbers) {
        return Stream.of(numbers)
                .map(number -> new SimulatedVsnStore.NewVsn(new Vsn(number), Mtms.of(host), autoAssign));
    }

    private static Stream<HostInfo> named() {
        return Stream.of(
                host("910542A_78A1B01", "af505b47-d522-413d-99d3-61b93cf92d2a", Manager.NOVALINK, WITH_VSN, LARGE, 1),
                host("910542A_78A1B02", "c0a80100-0000-4000-8000-00000000f002", Manager.NOVALINK, WITH_VSN, LARGE, 2),
                host("900942A_10C4DA0", "c0a80100-0000-4000-8000-00000000c003", Manager.HMC, WITH_VSN, MIDDLE, 3),
                host("9109RMD_1031CAT", "c0a80100-0000-4000-8000-00000000c004", Manager.HMC, OLD, SMALL, 4),
                host(
                        "910542A_78A1B05",
                        "c0a80100-0000-4000-8000-00000000c005",
                        Manager.NOVALINK,
                        VSN_SWITCHED_OFF,
                        MIDDLE,
                        5));
    }

    private static final Size LARGE = size(48, 512, 10);
    private static final Size MIDDLE = size(24, 256, 5);
    private static final Size SMALL = size(16, 128, 2);

    private static HostInfo plain(int number) {
        Mtms mtms = Mtms.of("910542A_78A2%03d".formatted(number));
        String uuid = NamedUuids.inUrlNamespace("leasehold:host:" + mtms).toString();
        return host(mtms.toString(), uuid, Manager.NOVALINK, WITHOUT_VSN, SMALL, 5 + number);
    }

    private static HostInfo host(String mtms, String uuid, Manager manager, Abilities can, Size size, int number) {
        String ip = "192.0.%d.%d".formatted(2 + number / 250, 1 + number % 250);
        return new HostInfo(Mtms.of(mtms), UUID.fromString(uuid), manager, ip, true, true, can, size);
    }

    private static Size size(int cores, int memoryGib, int diskTb) {
        return new Size(BigDecimal.valueOf(cores), memoryGib * 1024, LMB_MB, diskTb * 1024);
    }
}
