package io.leasehold.reservation.host;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.work.Patience;
import io.leasehold.common.work.Steps;
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
 * What an administrator can do with hosts. Compute is told between two short transactions, never inside one; whatever
 * breaks off in between is undone by the sweep.
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

    Uni<List<Host>> list() {
        return registry.list();
    }

    /** The host; 404 when it is not registered. */
    Uni<Host> get(String id) {
        return registry.find(HostIds.number(id)).map(found -> found.orElseThrow(() -> HostIds.unknown(id)));
    }

    /** Registers a hypervisor that runs no servers; refused, it leaves no trace here or in compute. */
    Uni<Host> register(CreateHost request) {
        return compute.find(request.reference())
                .map(found -> onlyOne(found, request.reference()))
                .call(hypervisor -> requireEmpty(hypervisor.hostname()))
                .invoke(request::requireShortKeys)
                .chain(hypervisor -> registry.announce(hypervisor, request))
                .invoke(() -> steps.reached("host.announced"))
                .chain(this::bringIn);
    }

    /** Takes a host back that nobody has reserved, that runs no servers, and that compute has back from its last reservation. */
    Uni<Void> remove(String id) {
        return registry.withdraw(id)
                .invoke(() -> steps.reached("host.withdrawn"))
                .chain(this::takeOut);
    }

    /** Undoes what was broken off, by a crash or by compute's silence. */
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

    private Uni<Host> bringIn(HostIntent host) {
        Uni<Host> way = compute.addToFreepool(host.hostname())
                .invoke(() -> steps.reached("host.in-freepool"))
                .chain(() -> registry.admit(host));
        return inTime(way).onFailure().call(failure -> undo(host).onFailure().recoverWithNull());
    }

    private Uni<Void> takeOut(HostIntent host) {
        Uni<Void> way = requireEmpty(host.hostname())
                .chain(() -> withdrawFromCompute(host.hostname()))
                .invoke(() -> steps.reached("host.out-of-freepool"))
                .chain(() -> registry.dismiss(host));
        return inTime(way).onFailure().call(failure -> undo(host).onFailure().recoverWithNull());
    }

    /** Compute learns from an event that a lease is over: what it has not given back yet it most often does in a moment. */
    private Uni<Void> withdrawFromCompute(String hostname) {
        return patience.with(
                HostStillReserved.class, PAUSE, config.returnPatience(), () -> compute.removeFromFreepool(hostname));
    }

    private Uni<Void> undo(HostIntent host) {
        return inTime(
                host.leaving()
                        ? compute.addToFreepool(host.hostname()).chain(() -> registry.keep(host))
                        : compute.removeFromFreepool(host.hostname()).chain(() -> registry.forget(host)));
    }

    /** A way and its undoing end before anybody else may take the host over, or two would act on compute at once. */
    private <T> Uni<T> inTime(Uni<T> way) {
        return way.ifNoItem().after(config.intentExpiry().dividedBy(3)).failWith(ComputeUnavailable::new);
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

    private static Hypervisor onlyOne(List<Hypervisor> found, String reference) {
        if (found.isEmpty()) {
            throw ServiceException.notFound("Host '%s' not found!".formatted(reference));
        }
        if (found.size() > 1) {
            throw ServiceException.conflict("Multiple Hosts found for pattern '%s'".formatted(reference));
        }
        return found.getFirst();
    }
}
