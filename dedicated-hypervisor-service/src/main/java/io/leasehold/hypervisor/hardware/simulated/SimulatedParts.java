package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.common.id.NamedUuids;
import io.leasehold.hypervisor.hardware.Chassis;
import io.leasehold.hypervisor.hardware.Machine;
import io.leasehold.hypervisor.hardware.Plane;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parts of a simulated machine, derived from the machine's id. */
final class SimulatedParts {
    /** Ports 0 and 1 are on the data plane, 2 and 3 on the storage plane. */
    private static final int NICS = 4;

    private static final int DISKS = 4;
    private static final Pattern DISK = Pattern.compile("disk(\\d)");

    private SimulatedParts() {}

    static Machine of(UUID id, String zone, List<AllocatedPort> ports) {
        return new Machine(part(id, "machine"), zone, raid(id), nics(id, ports));
    }

    /** Creates a chassis in which the parts named in {@code faults}, such as {@code fan,disk2}, have failed. */
    static Chassis chassis(String faults) {
        Set<String> broken = Set.of(faults.split(","));
        return new Chassis(
                !broken.contains("chassis-power"),
                !broken.contains("power-supply"),
                !broken.contains("cpu"),
                !broken.contains("memory"),
                !broken.contains("fan"),
                broken.stream().mapToInt(SimulatedParts::failedDisks).sum(),
                !broken.contains("nic"),
                !broken.contains("system-board"),
                !broken.contains("etc"),
                !broken.contains("console"));
    }

    private static int failedDisks(String fault) {
        Matcher disks = DISK.matcher(fault);
        return disks.matches() ? Integer.parseInt(disks.group(1)) : 0;
    }

    private static Machine.Raid raid(UUID id) {
        return new Machine.Raid(
                part(id, "raid").toString(),
                IntStream.range(0, DISKS)
                        .mapToObj(number -> part(id, "disk" + number).toString())
                        .toList());
    }

    private static List<Machine.Nic> nics(UUID id, List<AllocatedPort> ports) {
        return IntStream.range(0, NICS).mapToObj(nic -> nic(id, nic, ports)).toList();
    }

    private static Machine.Nic nic(UUID id, int nic, List<AllocatedPort> ports) {
        return new Machine.Nic(
                part(id, "nic" + nic),
                mac(part(id, "mac" + nic)),
                part(id, "port" + nic),
                nic < 2 ? Plane.DATA : Plane.STORAGE,
                part(id, "card" + nic),
                ports.stream()
                        .filter(port -> port.nic() == nic)
                        .map(AllocatedPort::port)
                        .toList());
    }

    /** Derives a locally administered address from the first digits of the id. */
    private static String mac(UUID id) {
        String digits = "0a" + id.toString().replace("-", "").substring(0, 10);
        return IntStream.range(0, 6)
                .mapToObj(pair -> digits.substring(2 * pair, 2 * pair + 2))
                .collect(Collectors.joining(":"));
    }

    private static UUID part(UUID id, String name) {
        return NamedUuids.inUrlNamespace("leasehold:%s:%s".formatted(name, id));
    }
}
