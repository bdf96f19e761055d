package io.leasehold.compute.host.inventory;

import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All recorded hosts. */
public record KnownHosts(List<Host> hosts) {
    public KnownHosts {
        hosts = List.copyOf(hosts);
    }

    /**
     * Compares with a report of the hardware and returns the changes. New hosts get the next hypervisor ids, in the
     * order of the report.
     */
    List<Host.Change> observe(List<HostInfo> seen) {
        Map<Mtms, Host> known =
                hosts.stream().collect(Collectors.toMap(host -> host.info().mtms(), Function.identity()));
        List<Host.Change> changes = new ArrayList<>();
        int nextId = 1 + hosts.stream().mapToInt(Host::hypervisorId).max().orElse(0);
        for (HostInfo info : seen) {
            Optional<Host> host = Optional.ofNullable(known.get(info.mtms()));
            host.ifPresentOrElse(
                    found -> found.observe(info).ifPresent(changes::add),
                    () -> changes.add(Host.discovered(nextId + discoveries(changes), info)));
        }
        missing(seen).forEach(host -> host.missed().ifPresent(changes::add));
        return changes;
    }

    private List<Host> missing(List<HostInfo> seen) {
        Set<Mtms> there = seen.stream().map(HostInfo::mtms).collect(Collectors.toSet());
        return hosts.stream()
                .filter(host -> !there.contains(host.info().mtms()))
                .toList();
    }

    private static int discoveries(List<Host.Change> changes) {
        return (int)
                changes.stream().filter(change -> change.host().version() == 1).count();
    }
}
