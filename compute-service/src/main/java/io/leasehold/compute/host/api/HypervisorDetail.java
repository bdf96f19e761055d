package io.leasehold.compute.host.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.vsn.HostVsn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON of a hypervisor with its sizes and its support of virtual serial numbers. */
record HypervisorDetail(
        @JsonUnwrapped HypervisorView hypervisor,
        ServiceView service,
        String hypervisorType,
        int hypervisorVersion,
        String hostIp,
        Object cpuInfo,
        @JsonUnwrapped SizeView size,
        String managerType,
        String machineTypeModel,
        String serialNumber,
        boolean vsnCapable,
        boolean vsnEnabled,
        List<NumberView> virtualSerialNumbers) {
    private static final String TYPE = "phyp";
    private static final int VERSION = 8;

    record ServiceView(Object id, String host, @Nullable String disabledReason) {}

    record NumberView(
            String virtualSerialNumber,
            @Nullable Integer associatedPartitionId,
            @Nullable UUID serverId,
            boolean autoAssign,
            String state) {
        static NumberView of(HostVsn number) {
            return new NumberView(
                    number.vsn().toString(),
                    number.partitionId().orElse(null),
                    number.server().orElse(null),
                    number.autoAssign(),
                    number.state());
        }
    }

    record SizeView(
            int vcpus,
            int vcpusUsed,
            int memoryMb,
            int memoryMbUsed,
            int freeRamMb,
            int localGb,
            int localGbUsed,
            int freeDiskGb,
            int diskAvailableLeast,
            int runningVms,
            int currentWorkload) {
        static SizeView of(HostInfo.Size size, Occupancy used) {
            int freeDisk = size.diskGb() - used.diskGb();
            return new SizeView(
                    whole(size.procUnits()),
                    whole(used.procUnits()),
                    size.memoryMb(),
                    used.memoryMb(),
                    size.memoryMb() - used.memoryMb(),
                    size.diskGb(),
                    used.diskGb(),
                    freeDisk,
                    freeDisk,
                    used.number(),
                    used.working());
        }

        private static int whole(BigDecimal units) {
            return units.setScale(0, RoundingMode.CEILING).intValueExact();
        }
    }

    static HypervisorDetail of(OccupiedHost occupied, HypervisorView view, Microversion version) {
        HostInfo info = occupied.host().info();
        Mtms mtms = info.mtms();
        return new HypervisorDetail(
                view,
                new ServiceView(view.id(), mtms.toString(), null),
                TYPE,
                VERSION,
                info.hostIp(),
                cpuInfo(version),
                SizeView.of(info.size(), occupied.occupancy()),
                info.manager().name().toLowerCase(Locale.ROOT),
                mtms.machineTypeModel(),
                mtms.serialNumber(),
                info.can().vsnCapable(),
                info.can().vsnEnabled(),
                occupied.vsns().stream().map(NumberView::of).toList());
    }

    private static Object cpuInfo(Microversion version) {
        return version.atLeast(28)
                ? Map.of("vendor", "ibm", "arch", "ppc64")
                : "{\"vendor\": \"ibm\", \"arch\": \"ppc64\"}";
    }
}
