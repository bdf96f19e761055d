package io.leasehold.device.attachment.candidate;

import io.leasehold.common.sql.Transactions;
import io.leasehold.device.attachment.rules.AttachRules;
import io.leasehold.device.attachment.rules.TargetVm;
import io.leasehold.device.attachment.store.TargetVms;
import io.leasehold.device.mdev.DeviceAssignments;
import io.leasehold.device.mdev.DeviceOnHost;
import io.leasehold.device.mdev.MdevDevice;
import io.leasehold.device.projection.Vms;
import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Devices that can be attached now, by the same rules that {@link AttachRules} applies to an attach. */
@Singleton
class Candidates {
    private final DeviceAssignments assignments;
    private final TargetVms targetVms;
    private final Vms vms;
    private final AttachRules rules;
    private final Transactions transactions;

    Candidates(
            DeviceAssignments assignments, TargetVms targetVms, Vms vms, AttachRules rules, Transactions transactions) {
        this.assignments = assignments;
        this.targetVms = targetVms;
        this.vms = vms;
        this.rules = rules;
        this.transactions = transactions;
    }

    /** Finds the candidates, those with the fullest parents first. */
    Uni<List<MdevDevice>> find(Actor actor, CandidateQuery query) {
        return assignments
                .clusters()
                .invoke(known -> query.clusters().stream()
                        .filter(cluster -> !known.contains(cluster))
                        .findFirst()
                        .ifPresent(cluster -> {
                            throw Refusal.argument("cluster '%s' is not known".formatted(cluster));
                        }))
                .chain(() -> target(actor, query))
                .chain(target -> assignments
                        .free()
                        .map(free -> free.stream()
                                .filter(query::matches)
                                .filter(deviceOnHost -> target.flatMap(vm -> rules.judge(deviceOnHost, vm))
                                        .isEmpty())
                                .map(DeviceOnHost::device)
                                .toList()));
    }

    private Uni<Optional<TargetVm>> target(Actor actor, CandidateQuery query) {
        return query.vm()
                .map(uuid -> target(actor, uuid).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<TargetVm> target(Actor actor, String uuid) {
        return vms.find(uuid)
                .map(found -> found.filter(vm -> actor.maySee(vm.account()) && !vm.destroyed())
                        .orElseThrow(() -> Refusal.notFound("VmInstance", uuid)))
                .chain(vm -> transactions.run(connection -> targetVms.target(connection, vm, List.of())));
    }
}
