package io.leasehold.device.attachment.store;

import io.leasehold.device.attachment.rules.Guest;
import io.leasehold.device.attachment.rules.Wish;
import io.leasehold.device.projection.Leases;
import io.leasehold.device.projection.Vm;
import io.leasehold.device.projection.Vms;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Virtual machines with everything that decides whether they can have a device. */
@Singleton
public class GuestStore {
    private final Vms vms;
    private final Leases leases;
    private final SliceStore slices;

    GuestStore(Vms vms, Leases leases, SliceStore slices) {
        this.vms = vms;
        this.leases = leases;
        this.slices = slices;
    }

    /** The virtual machine, for which nobody else decides anything until the transaction ends; not found when it is not the actor's. */
    public Uni<Vm> lock(SqlConnection connection, Wish wish) {
        return vms.lock(connection, wish.vm())
                .map(found -> found.filter(vm -> wish.actor().sees(vm.account()))
                        .filter(vm -> !vm.destroyed())
                        .orElseThrow(() -> Refusal.notFound("VmInstance", wish.vm())));
    }

    /** What the virtual machine has, and which of the leases are over. */
    public Uni<Guest> guest(SqlConnection connection, Vm vm, List<String> tagged) {
        return slices.occupants(connection, vm.uuid())
                .chain(devices -> slices.pciHosts(connection, vm.uuid())
                        .chain(hosts ->
                                ended(connection, vm, tagged).map(ended -> new Guest(vm, devices, hosts, ended))));
    }

    /** Those of the leases of a virtual machine and of tags that are over. */
    public Uni<Set<String>> ended(SqlConnection connection, Vm vm, List<String> tagged) {
        List<String> all = all(vm, tagged);
        return all.isEmpty() ? Uni.createFrom().item(Set.of()) : leases.ended(connection, all, vm.account());
    }

    /** Keeps those leases from ending until the transaction does. */
    public Uni<Void> holdLeases(SqlConnection connection, Vm vm, List<String> tagged) {
        List<String> all = all(vm, tagged);
        return all.isEmpty() ? Uni.createFrom().voidItem() : leases.hold(connection, all);
    }

    /** Under what the virtual machine gets a device: a lease that a tag names counts only where it is the account's. */
    public Uni<Grant> grant(SqlConnection connection, Vm vm, List<String> tagged) {
        return tagged.isEmpty()
                ? Uni.createFrom().item(new Grant(vm.account(), vm.leaseId(), List.of()))
                : leases.own(connection, tagged, vm.account()).map(own -> Grant.of(vm, own));
    }

    private static List<String> all(Vm vm, List<String> tagged) {
        return Stream.concat(vm.leaseId().stream(), tagged.stream()).distinct().toList();
    }
}
