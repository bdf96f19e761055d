package io.leasehold.device.attachment.rules;

import io.leasehold.device.mdev.DeviceOnHost;
import io.leasehold.device.mdev.DeviceTypes;
import io.leasehold.device.projection.Vm;
import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Rules that an attach must satisfy, in the order of contract section 2.3, checks 3 to 10. */
@Singleton
public class AttachRules {
    private final AttachmentConfig config;
    private final List<BiFunction<DeviceOnHost, TargetVm, Optional<Refusal>>> rules = List.of(
            (deviceOnHost, target) -> enabled(deviceOnHost),
            (deviceOnHost, target) -> free(deviceOnHost),
            this::state,
            AttachRules::pciDevices,
            AttachRules::devices,
            this::limits,
            (deviceOnHost, target) -> host(deviceOnHost),
            AttachRules::location,
            (deviceOnHost, target) -> lease(target));

    AttachRules(AttachmentConfig config) {
        this.config = config;
    }

    /** Returns the refusal of the first rule that is violated; empty when the device can be attached. */
    public Optional<Refusal> judge(DeviceOnHost deviceOnHost, TargetVm target) {
        return rules.stream()
                .map(rule -> rule.apply(deviceOnHost, target))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Refuses when the virtual machine is in a state in which devices of the type can be neither attached nor detached.
     */
    public Optional<Refusal> state(String type, Vm vm) {
        boolean hotplug = type.equals(DeviceTypes.SECURITY_ELEMENT)
                || config.hotplug().types().contains(type);
        boolean fits = vm.state().running().map(running -> !running || hotplug).orElse(false);
        return refuse(
                !fits,
                Reason.VM_STATE,
                "VM %s is %s, which does not allow devices of type %s to come or go"
                        .formatted(vm.uuid(), vm.state().text(), type));
    }

    /** Refuses when the host is disabled or disconnected. */
    public static Optional<Refusal> host(DeviceOnHost deviceOnHost) {
        return refuse(
                !deviceOnHost.host().usable(),
                Reason.HOST_STATE,
                "host %s is not enabled and connected"
                        .formatted(deviceOnHost.host().uuid()));
    }

    private static Optional<Refusal> enabled(DeviceOnHost deviceOnHost) {
        return refuse(
                !deviceOnHost.device().enabled(),
                Reason.DISABLED,
                "mdev device %s is disabled".formatted(deviceOnHost.device().uuid()));
    }

    private static Optional<Refusal> free(DeviceOnHost deviceOnHost) {
        return deviceOnHost.device().free() ? Optional.empty() : Optional.of(notFree(deviceOnHost));
    }

    /** Returns the refusal for a device that is reserved or attached. */
    public static Refusal notFree(DeviceOnHost deviceOnHost) {
        return Refusal.of(
                        Reason.NOT_FREE,
                        "mdev device %s is not free"
                                .formatted(deviceOnHost.device().uuid()))
                .with("mdevDeviceUuid", deviceOnHost.device().uuid())
                .with("currentStatus", deviceOnHost.device().status().text());
    }

    private Optional<Refusal> state(DeviceOnHost deviceOnHost, TargetVm target) {
        return state(deviceOnHost.device().type(), target.vm());
    }

    private static Optional<Refusal> pciDevices(DeviceOnHost deviceOnHost, TargetVm target) {
        return refuse(
                target.pciHosts().stream()
                        .anyMatch(host -> !host.equals(deviceOnHost.host().uuid())),
                Reason.PCI_ELSEWHERE,
                "VM %s has PCI devices of another host".formatted(target.vm().uuid()));
    }

    private static Optional<Refusal> devices(DeviceOnHost deviceOnHost, TargetVm target) {
        return refuse(
                target.devices().stream()
                        .anyMatch(other ->
                                !other.host().equals(deviceOnHost.host().uuid())),
                Reason.MDEV_ELSEWHERE,
                "VM %s has mediated devices of another host"
                        .formatted(target.vm().uuid()));
    }

    private Optional<Refusal> limits(DeviceOnHost deviceOnHost, TargetVm target) {
        String type = deviceOnHost.device().type();
        boolean secondElement = type.equals(DeviceTypes.SECURITY_ELEMENT)
                && target.devices().stream().anyMatch(other -> other.type().equals(type));
        boolean full = target.devices().size() >= config.vm().maxDevices();
        long siblings = target.devices().stream()
                .filter(other -> other.parent().isPresent())
                .filter(other -> other.parent().equals(deviceOnHost.device().parent()))
                .count();
        boolean parentFull =
                config.vm().maxPerParent() > 0 && siblings >= config.vm().maxPerParent();
        return refuse(
                secondElement || full || parentFull,
                Reason.VM_LIMIT,
                "VM %s has %d mediated devices and may not have this one too"
                        .formatted(target.vm().uuid(), target.devices().size()));
    }

    private static Optional<Refusal> location(DeviceOnHost deviceOnHost, TargetVm target) {
        Vm vm = target.vm();
        String host = deviceOnHost.host().uuid();
        boolean suitable = vm.running()
                ? vm.host().equals(Optional.of(host))
                : vm.pinnedHost().map(host::equals).orElse(true)
                        && vm.cluster()
                                .map(cluster -> deviceOnHost.host().cluster().equals(Optional.of(cluster)))
                                .orElse(true);
        return refuse(
                !suitable,
                Reason.VM_ELSEWHERE,
                "VM %s is not on host %s and cannot start there".formatted(vm.uuid(), host));
    }

    private static Optional<Refusal> lease(TargetVm target) {
        return target.endedLeases().stream().sorted().findFirst().map(AttachRules::leaseEnded);
    }

    /** Returns the refusal for a lease that has ended. */
    public static Refusal leaseEnded(String lease) {
        return Refusal.of(Reason.LEASE_ENDED, "lease %s has ended".formatted(lease))
                .with("leaseUuid", lease);
    }

    private static Optional<Refusal> refuse(boolean broken, Reason reason, String details) {
        return broken ? Optional.of(Refusal.of(reason, details)) : Optional.empty();
    }
}
