package io.leasehold.reservation.host;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.loop.Patience;
import io.leasehold.reservation.ReservationBoundary;
import io.leasehold.reservation.compute.ComputeUnavailable;
import io.leasehold.reservation.compute.HostStillReserved;
import io.leasehold.reservation.compute.Hypervisor;
import io.leasehold.reservation.compute.Hypervisors;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Registration and removal of hosts by administrators. Compute is called between two short transactions, never inside one;
 * a sweep undoes registrations and removals that were interrupted.
 */
@ApplicationScoped
class Hosts {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final HostRegistry registry;
    private final Hypervisors compute;
    private final HostConfig config;
    private final Patience patience;
    private final Steps steps;

    Hosts(HostRegistry registry, Hypervisors compute, HostConfig config, Patience patience, Steps steps) {
        this.registry = registry;
        this.compute = compute;
        this.config = config;
        this.patience = patience;
        this.steps = steps;
    }

    /** Registers a hypervisor that runs no servers; when refused, nothing remains here or in compute. */
    Uni<Host> register(CreateHost request) {
        return compute.find(request.reference())
                .map(found -> requireOne(found, request.reference()))
                .call(hypervisor -> requireEmpty(hypervisor.hostname()))
                .invoke(request::requireShortKeys)
                .chain(hypervisor -> registry.beginRegistration(hypervisor, request))
                .invoke(() -> steps.reached(ReservationBoundary.HOST_ANNOUNCED))
                .chain(this::finishRegistration);
    }

    /** Removes a host that nobody has reserved, that runs no servers, and that compute has taken back from its last reservation. */
    Uni<Void> remove(String id) {
        return registry.beginRemoval(id)
                .invoke(() -> steps.reached(ReservationBoundary.HOST_WITHDRAWN))
                .chain(this::finishRemoval);
    }

    /** Undoes registrations and removals that a crash or a missing answer of compute interrupted. */
    @Scheduled(
            every = "${reservation.host.sweep:5s}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> undoStuckIntents() {
        return registry.takeOver()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::undo)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Host> finishRegistration(HostIntent intent) {
        Uni<Host> registration = compute.addToFreepool(intent.hostname())
                .invoke(() -> steps.reached(ReservationBoundary.HOST_IN_FREEPOOL))
                .chain(() -> registry.completeRegistration(intent));
        return undoOnFailure(intent, registration);
    }

    private Uni<Void> finishRemoval(HostIntent intent) {
        Uni<Void> removal = requireEmpty(intent.hostname())
                .chain(() -> removeFromFreepool(intent.hostname()))
                .invoke(() -> steps.reached(ReservationBoundary.HOST_OUT_OF_FREEPOOL))
                .chain(() -> registry.completeRemoval(intent));
        return undoOnFailure(intent, removal);
    }

    /** Compute receives the end of a lease as an event, and most often gives the host back a moment later. */
    private Uni<Void> removeFromFreepool(String hostname) {
        return patience.with(
                HostStillReserved.class, PAUSE, config.returnPatience(), () -> compute.removeFromFreepool(hostname));
    }

    private <T> Uni<T> undoOnFailure(HostIntent intent, Uni<T> work) {
        return inTime(work).onFailure().call(failure -> undo(intent).onFailure().recoverWithNull());
    }

    private Uni<Void> undo(HostIntent intent) {
        return inTime(
                intent.removal()
                        ? compute.addToFreepool(intent.hostname()).chain(() -> registry.cancelRemoval(intent))
                        : compute.removeFromFreepool(intent.hostname())
                                .chain(() -> registry.cancelRegistration(intent)));
    }

    /** Fails work that takes so long that another process might take the host over and call compute at the same time. */
    private <T> Uni<T> inTime(Uni<T> work) {
        return work.ifNoItem().after(config.intentExpiry().dividedBy(3)).failWith(ComputeUnavailable::new);
    }

    private Uni<Void> requireEmpty(String hostname) {
        return compute.serversOn(hostname)
                .invoke(servers -> {
                    if (!servers.isEmpty()) {
                        throw ServiceException.conflict(
                                "Servers [%s] found for host %s".formatted(String.join(", ", servers), hostname));
                    }
                })
                .replaceWithVoid();
    }

    private static Hypervisor requireOne(List<Hypervisor> found, String reference) {
        if (found.isEmpty()) {
            throw ServiceException.notFound("Host '%s' not found!".formatted(reference));
        }
        if (found.size() > 1) {
            throw ServiceException.conflict("Multiple Hosts found for pattern '%s'".formatted(reference));
        }
        return found.getFirst();
    }
}
