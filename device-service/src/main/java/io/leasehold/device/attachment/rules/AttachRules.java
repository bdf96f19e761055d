package io.leasehold.device.attachment.rules;

import io.leasehold.device.mdev.DeviceTypes;
import io.leasehold.device.projection.Vm;
import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What must hold before a virtual machine gets a device (contract section 2.3, checks 3 to 10): the first that fails tells. */
@Singleton
public class AttachRules {
    private final AttachmentConfig config;
    private final List<BiFunction<Slice, Guest, Optional<Refusal>>> rules = List.of(
            (slice, guest) -> enabled(slice),
            (slice, guest) -> free(slice),
            this::state,
            AttachRules::pciDevices,
            AttachRules::devices,
            this::limits,
            (slice, guest) -> host(slice),
            AttachRules::place,
            (slice, guest) -> lease(guest));

    AttachRules(AttachmentConfig config) {
        this.config = config;
    }

    /** Why the guest cannot have the device; empty when it can. */
    public Optional<Refusal> judge(Slice slice, Guest guest) {
        return rules.stream()
                .map(rule -> rule.apply(slice, guest))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether devices of the type can come and go in the state that the machine is in. */
    public Optional<Refusal> state(String type, Vm vm) {
        boolean hot = type.equals(DeviceTypes.SECURITY_ELEMENT)
                || config.hotplug().types().contains(type);
        boolean fits = vm.state().running().map(running -> !running || hot).orElse(false);
        return refuse(
                !fits,
                Reason.VM_STATE,
                "VM %s is %s, which does not allow devices of type %s to come or go"
                        .formatted(vm.uuid(), vm.state().text(), type));
    }

    /** A device of a host that cannot be steered now stays as it is. */
    public static Optional<Refusal> host(Slice slice) {
        return refuse(
                !slice.host().usable(),
                Reason.HOST_STATE,
                "host %s is not enabled and connected".formatted(slice.host().uuid()));
    }

    private static Optional<Refusal> enabled(Slice slice) {
        return refuse(
                !slice.device().enabled(),
                Reason.DISABLED,
                "mdev device %s is disabled".formatted(slice.device().uuid()));
    }

    private static Optional<Refusal> free(Slice slice) {
        return slice.device().free() ? Optional.empty() : Optional.of(taken(slice));
    }

    /** The refusal of a device that somebody has. */
    public static Refusal taken(Slice slice) {
        return Refusal.of(
                        Reason.NOT_FREE,
                        "mdev device %s is not free".formatted(slice.device().uuid()))
                .with("mdevDeviceUuid", slice.device().uuid())
                .with("currentStatus", slice.device().status().text());
    }

    private Optional<Refusal> state(Slice slice, Guest guest) {
        return state(slice.device().type(), guest.vm());
    }

    private static Optional<Refusal> pciDevices(Slice slice, Guest guest) {
        return refuse(
                guest.pciHosts().stream()
                        .anyMatch(host -> !host.equals(slice.host().uuid())),
                Reason.PCI_ELSEWHERE,
                "VM %s has PCI devices of another host".formatted(guest.vm().uuid()));
    }

    private static Optional<Refusal> devices(Slice slice, Guest guest) {
        return refuse(
                guest.devices().stream()
                        .anyMatch(other -> !other.host().equals(slice.host().uuid())),
                Reason.MDEV_ELSEWHERE,
                "VM %s has mediated devices of another host"
                        .formatted(guest.vm().uuid()));
    }

    private Optional<Refusal> limits(Slice slice, Guest guest) {
        String type = slice.device().type();
        boolean secondElement = type.equals(DeviceTypes.SECURITY_ELEMENT)
                && guest.devices().stream().anyMatch(other -> other.type().equals(type));
        boolean full = guest.devices().size() >= config.vm().maxDevices();
        long siblings = guest.devices().stream()
                .filter(other -> other.parent().isPresent())
                .filter(other -> other.parent().equals(slice.device().parent()))
                .count();
        boolean crowded =
                config.vm().maxPerParent() > 0 && siblings >= config.vm().maxPerParent();
        return refuse(
                secondElement || full || crowded,
                Reason.VM_LIMIT,
                "VM %s has %d mediated devices and may not have this one too"
                        .formatted(guest.vm().uuid(), guest.devices().size()));
    }

    private static Optional<Refusal> place(Slice slice, Guest guest) {
        Vm vm = guest.vm();
        String host = slice.host().uuid();
        boolean there = vm.live()
                ? vm.host().equals(Optional.of(host))
                : vm.pinnedHost().map(host::equals).orElse(true)
                        && vm.cluster()
                                .map(cluster -> slice.host().cluster().equals(Optional.of(cluster)))
                                .orElse(true);
        return refuse(
                !there,
                Reason.VM_ELSEWHERE,
                "VM %s is not on host %s and cannot start there".formatted(vm.uuid(), host));
    }

    private static Optional<Refusal> lease(Guest guest) {
        return guest.endedLeases().stream().sorted().findFirst().map(AttachRules::ended);
    }

    /** The refusal under a lease that is over. */
    public static Refusal ended(String lease) {
        return Refusal.of(Reason.LEASE_ENDED, "lease %s has ended".formatted(lease))
                .with("leaseUuid", lease);
    }

    private static Optional<Refusal> refuse(boolean broken, Reason reason, String details) {
        return broken ? Optional.of(Refusal.of(reason, details)) : Optional.empty();
    }
}
