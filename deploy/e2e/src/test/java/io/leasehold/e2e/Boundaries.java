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
                    "compute.operation.claimed",
                    "compute.operation.done",
                    "compute.reservation.moved",
                    "compute.inventory.synced",
                    "outbox.sent",
                    "inbox.committed"),
            HYPERVISOR,
            List.of("outbox.sent", "inbox.committed"),
            DEVICE,
            List.of("outbox.sent", "inbox.committed"));

    private Boundaries() {}
}
