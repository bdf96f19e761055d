package io.leasehold.e2e;

import static io.leasehold.e2e.SharedStack.COMPUTE;
import static io.leasehold.e2e.SharedStack.DEVICE;
import static io.leasehold.e2e.SharedStack.HYPERVISOR;
import static io.leasehold.e2e.SharedStack.RESERVATION;

import java.util.List;
import java.util.Map;

/** The named step boundaries of all services, in the order in which the tale comes by them. */
final class Boundaries {
    static final Map<String, List<String>> OF_SERVICES = Map.of(
            RESERVATION,
            List.of(
                    "host.announced",
                    "host.in-freepool",
                    "engine.claimed",
                    "engine.recorded",
                    "outbox.sent",
                    "inbox.committed",
                    "host.withdrawn",
                    "host.out-of-freepool"),
            COMPUTE,
            List.of(
                    "compute.reaction.applied",
                    "operation.claimed",
                    "compute.reservation.moved",
                    "compute.server.placed",
                    "compute.server.made",
                    "compute.server.powered",
                    "compute.refcode.read",
                    "compute.refcode.recorded",
                    "compute.attachment.applied",
                    "compute.snapshot.taken",
                    "compute.server.removed",
                    "operation.done",
                    "compute.inventory.synced",
                    "compute.vsn.synced",
                    "outbox.sent",
                    "inbox.committed"),
            HYPERVISOR,
            List.of(
                    "hypervisor.server.ordered",
                    "hypervisor.server.claimed",
                    "hypervisor.server.accepted",
                    "operation.claimed",
                    "hypervisor.server.installing",
                    "operation.done",
                    "hypervisor.reaction.applied",
                    "hypervisor.lease.settled",
                    "hypervisor.server.releasing",
                    "outbox.sent",
                    "inbox.committed"),
            DEVICE,
            List.of(
                    "device.reaction.applied",
                    "device.job.accepted",
                    "device.attach.reserved",
                    "device.attach.sent",
                    "device.attach.done",
                    "device.attach.committed",
                    "operation.claimed",
                    "device.release.sent",
                    "device.release.done",
                    "device.release.committed",
                    "outbox.sent",
                    "inbox.committed"));

    private Boundaries() {}
}
