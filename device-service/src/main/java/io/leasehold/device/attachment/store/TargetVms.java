package io.leasehold.device.attachment.store;

import io.leasehold.device.attachment.rules.AttachRequest;
import io.leasehold.device.attachment.rules.TargetVm;
import io.leasehold.device.mdev.DeviceAssignments;
import io.leasehold.device.projection.Leases;
import io.leasehold.device.projection.Vm;
import io.leasehold.device.projection.Vms;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Virtual machines with the devices and leases that decide if a device can be attached. */
@Singleton
public class TargetVms {
    private final Vms vms;
    private final Leases leases;
    private final DeviceAssignments assignments;

    TargetVms(Vms vms, Leases leases, DeviceAssignments assignments) {
        this.vms = vms;
        this.leases = leases;
        this.assignments = assignments;
    }

    /**
     * Locks the virtual machine until the transaction ends; fails with a {@link Refusal} when the actor must not see
     * it.
     */
    public Uni<Vm> lock(SqlConnection connection, AttachRequest request) {
        return vms.lock(connection, request.vm())
                .map(found -> found.filter(vm -> request.actor().maySee(vm.account()))
                        .filter(vm -> !vm.destroyed())
                        .orElseThrow(() -> Refusal.notFound("VmInstance", request.vm())));
    }

    /** Locks the virtual machine until the transaction ends. */
    public Uni<Vm> lock(SqlConnection connection, String uuid) {
        return vms.lock(connection, uuid).map(Optional::orElseThrow);
    }

    /** Reads the devices of the virtual machine and which of the leases have ended. */
    public Uni<TargetVm> target(SqlConnection connection, Vm vm, List<String> tagged) {
        return assignments
                .assignedDevices(connection, vm.uuid())
                .chain(devices -> assignments
                        .pciHosts(connection, vm.uuid())
                        .chain(hosts -> endedLeases(connection, vm, tagged)
                                .map(ended -> new TargetVm(vm, devices, hosts, ended))));
    }

    /** Returns those of the virtual machine's lease and the tagged leases that have ended. */
    public Uni<Set<String>> endedLeases(SqlConnection connection, Vm vm, List<String> tagged) {
        List<String> all = all(vm, tagged);
        return all.isEmpty() ? Uni.createFrom().item(Set.of()) : leases.ended(connection, all, vm.account());
    }

    /** Prevents these leases from ending until the transaction has ended. */
    public Uni<Void> keepLeasesFromEnding(SqlConnection connection, Vm vm, List<String> tagged) {
        List<String> all = all(vm, tagged);
        return all.isEmpty() ? Uni.createFrom().voidItem() : leases.keepFromEnding(connection, all);
    }

    /** Returns the owner of a new attachment. A tagged lease counts only if the account owns that lease. */
    public Uni<AttachmentOwner> owner(SqlConnection connection, Vm vm, List<String> tagged) {
        return tagged.isEmpty()
                ? Uni.createFrom().item(new AttachmentOwner(vm.account(), vm.leaseId(), List.of()))
                : leases.ownedBy(connection, tagged, vm.account()).map(owned -> AttachmentOwner.of(vm, owned));
    }

    private static List<String> all(Vm vm, List<String> tagged) {
        return Stream.concat(vm.leaseId().stream(), tagged.stream()).distinct().toList();
    }
}
