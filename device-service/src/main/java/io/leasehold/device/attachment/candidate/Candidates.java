package io.leasehold.device.attachment.candidate;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.device.attachment.rules.AttachRules;
import io.leasehold.device.attachment.rules.Guest;
import io.leasehold.device.attachment.rules.Slice;
import io.leasehold.device.attachment.store.GuestStore;
import io.leasehold.device.attachment.store.SliceStore;
import io.leasehold.device.mdev.MdevDevice;
import io.leasehold.device.projection.Vms;
import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Which devices could be given away now, by the very rules that decide when they are. */
@Singleton
class Candidates {
    private final SliceStore slices;
    private final GuestStore guests;
    private final Vms vms;
    private final AttachRules rules;
    private final Transactions transactions;

    Candidates(SliceStore slices, GuestStore guests, Vms vms, AttachRules rules, Transactions transactions) {
        this.slices = slices;
        this.guests = guests;
        this.vms = vms;
        this.rules = rules;
        this.transactions = transactions;
    }

    /** In the order in which they should be chosen. */
    Uni<List<MdevDevice>> find(Actor actor, CandidateQuery query) {
        return slices.clusters()
                .invoke(known -> query.clusters().stream()
                        .filter(cluster -> !known.contains(cluster))
                        .findFirst()
                        .ifPresent(cluster -> {
                            throw Refusal.argument("cluster '%s' is not known".formatted(cluster));
                        }))
                .chain(() -> guest(actor, query))
                .chain(guest -> slices.free()
                        .map(free -> free.stream()
                                .filter(query::wants)
                                .filter(slice -> guest.flatMap(taker -> rules.judge(slice, taker))
                                        .isEmpty())
                                .map(Slice::device)
                                .toList()));
    }

    private Uni<Optional<Guest>> guest(Actor actor, CandidateQuery query) {
        return query.vm()
                .map(uuid -> guest(actor, uuid).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Guest> guest(Actor actor, String uuid) {
        return vms.find(uuid)
                .map(found -> found.filter(vm -> actor.sees(vm.account()) && !vm.destroyed())
                        .orElseThrow(() -> Refusal.notFound("VmInstance", uuid)))
                .chain(vm -> transactions.run(connection -> guests.guest(connection, vm, List.of())));
    }
}
