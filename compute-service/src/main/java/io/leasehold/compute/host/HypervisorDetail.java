package io.leasehold.compute.host;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.nova.Microversion;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hypervisor with its sizes and what it can do with virtual serial numbers. */
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
        boolean vsnEnabled) {
    private static final String TYPE = "phyp";
    private static final int VERSION = 8;

    record ServiceView(Object id, String host, @Nullable String disabledReason) {}

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
        static SizeView of(HostInfo.Size size) {
            int vcpus = size.procUnits().setScale(0, RoundingMode.CEILING).intValueExact();
            int disk = size.diskGb();
            return new SizeView(vcpus, 0, size.memoryMb(), 0, size.memoryMb(), disk, 0, disk, disk, 0, 0);
        }
    }

    static HypervisorDetail of(Host host, HypervisorView view, Microversion version) {
        HostInfo info = host.info();
        Mtms mtms = info.mtms();
        return new HypervisorDetail(
                view,
                new ServiceView(view.id(), mtms.toString(), null),
                TYPE,
                VERSION,
                info.hostIp(),
                cpuInfo(version),
                SizeView.of(info.size()),
                info.manager().name().toLowerCase(Locale.ROOT),
                mtms.machineTypeModel(),
                mtms.serialNumber(),
                info.can().vsnCapable(),
                info.can().vsnEnabled());
    }

    private static Object cpuInfo(Microversion version) {
        return version.atLeast(28)
                ? Map.of("vendor", "ibm", "arch", "ppc64")
                : "{\"vendor\": \"ibm\", \"arch\": \"ppc64\"}";
    }
}
