package io.leasehold.compute.vsn.sync;

import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.hardware.VsnInfo;
import io.leasehold.compute.vsn.VsnConfig;
import io.leasehold.compute.vsn.sync.VsnObservation.ObservedVsn;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the virtual serial numbers of a host from the hardware, in at most two calls. */
@Singleton
class VsnReader {
    private final PowerHardware hardware;
    private final VsnConfig config;
    private final Clock clock;

    VsnReader(PowerHardware hardware, VsnConfig config, Clock clock) {
        this.hardware = hardware;
        this.config = config;
        this.clock = clock;
    }

    Uni<VsnObservation> read(Mtms host) {
        return hardware.vsns(host)
                .chain(numbers -> partitions(host, numbers).map(partitions -> observation(host, numbers, partitions)));
    }

    /** Lists the partitions only when one of them has a number. */
    private Uni<List<LparInfo>> partitions(Mtms host, List<VsnInfo> numbers) {
        return numbers.stream().anyMatch(number -> number.partitionId().isPresent())
                ? hardware.lpars(host)
                : Uni.createFrom().item(List.of());
    }

    private VsnObservation observation(Mtms host, List<VsnInfo> numbers, List<LparInfo> partitions) {
        Map<Integer, UUID> ids = partitions.stream().collect(Collectors.toMap(LparInfo::partitionId, LparInfo::id));
        Function<VsnInfo, ObservedVsn> observed = number -> new ObservedVsn(
                number.autoAssign(),
                number.partitionId(),
                number.partitionId().flatMap(partition -> Optional.ofNullable(ids.get(partition))));
        Instant now = clock.instant();
        return new VsnObservation(
                host,
                numbers.stream().collect(Collectors.toMap(VsnInfo::vsn, observed)),
                now,
                now.minus(config.operationTimeout()));
    }
}
