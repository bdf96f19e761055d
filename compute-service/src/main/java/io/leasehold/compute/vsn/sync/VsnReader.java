package io.leasehold.compute.vsn.sync;

import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.hardware.VsnInfo;
import io.leasehold.compute.vsn.sync.VsnObservation.ObservedVsn;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The numbers of a host as the hardware shows them: in two calls at most, whatever the host has. */
@Singleton
class VsnReader {
    private final PowerHardware hardware;

    VsnReader(PowerHardware hardware) {
        this.hardware = hardware;
    }

    Uni<Map<Vsn, ObservedVsn>> of(Mtms host) {
        return hardware.vsns(host)
                .chain(numbers -> partitions(host, numbers).map(partitions -> seen(numbers, partitions)));
    }

    /** Partitions are listed only when one has a number. */
    private Uni<List<LparInfo>> partitions(Mtms host, List<VsnInfo> numbers) {
        return numbers.stream().anyMatch(number -> number.partitionId().isPresent())
                ? hardware.lpars(host)
                : Uni.createFrom().item(List.of());
    }

    private static Map<Vsn, ObservedVsn> seen(List<VsnInfo> numbers, List<LparInfo> partitions) {
        Map<Integer, UUID> ids = partitions.stream().collect(Collectors.toMap(LparInfo::partitionId, LparInfo::id));
        Function<VsnInfo, ObservedVsn> seen = number -> new ObservedVsn(
                number.autoAssign(),
                number.partitionId(),
                number.partitionId().flatMap(partition -> Optional.ofNullable(ids.get(partition))));
        return numbers.stream().collect(Collectors.toMap(VsnInfo::vsn, seen));
    }
}
