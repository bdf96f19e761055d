package io.leasehold.reservation.test;

import io.leasehold.reservation.compute.ComputeUnavailable;
import io.leasehold.reservation.compute.FlavorCatalog;
import io.leasehold.reservation.compute.HostStillReserved;
import io.leasehold.reservation.compute.Hypervisor;
import io.leasehold.reservation.compute.Hypervisors;
import io.leasehold.reservation.compute.ResourceInventory;
import io.leasehold.reservation.compute.SourceFlavor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;

/** A compute service in memory: hypervisors {@code c1} to {@code c30} with 4 vcpus, 8192 MB and 100 GB each. */
@Singleton
@Alternative
@Priority(1)
public class FakeCompute implements Hypervisors, FlavorCatalog {
    private record Provider(Map<String, ResourceInventory> inventory, List<String> traits) {}

    private static final Provider PLAIN = new Provider(ResourceInventory.ofSizes(4, 8192, 100), List.of());

    private final Set<String> freepool = new ConcurrentSkipListSet<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, Provider> providers = new ConcurrentHashMap<>();
    private final Map<String, SourceFlavor> flavors = new ConcurrentHashMap<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private volatile boolean down;

    /** Restores the initial state. */
    public void reset() {
        freepool.clear();
        busy.clear();
        held.clear();
        flavors.clear();
        providers.clear();
        down = false;
    }

    /** Sets whether compute is unreachable. */
    public void down(boolean down) {
        this.down = down;
    }

    /** Adds a flavor that every user sees. */
    public void offer(SourceFlavor flavor) {
        flavors.put(flavor.id(), flavor);
    }

    /** Starts a server on the host. */
    public void runServerOn(String hostname) {
        busy.add(hostname);
    }

    /** Gives the host to a reservation. */
    public void hold(String hostname) {
        freepool.remove(hostname);
        held.add(hostname);
    }

    /** Takes the host back from its reservation. */
    public void takeBack(String hostname) {
        held.remove(hostname);
        freepool.add(hostname);
    }

    /** Sets the inventory and the traits of the host. */
    public void equip(String hostname, Map<String, ResourceInventory> inventory, List<String> traits) {
        providers.put(hostname, new Provider(inventory, traits));
    }

    /** The hosts that may be leased. */
    public Set<String> freepool() {
        return Set.copyOf(freepool);
    }

    @Override
    public Uni<List<Hypervisor>> find(String reference) {
        return answer(LongStream.rangeClosed(1, 30)
                .filter(id -> reference.equals(Long.toString(id)) || reference.equals("c" + id))
                .mapToObj(this::hypervisor)
                .toList());
    }

    @Override
    public Uni<Optional<SourceFlavor>> flavor(String id) {
        return answer(Optional.ofNullable(flavors.get(id)));
    }

    @Override
    public Uni<List<String>> serversOn(String hostname) {
        return answer(busy.contains(hostname) ? List.of("e4108c6e-4530-4e3b-bd97-43093127b894") : List.of());
    }

    @Override
    public Uni<Void> addToFreepool(String hostname) {
        return answer(hostname)
                .invoke(host -> {
                    if (!held.contains(host)) {
                        freepool.add(host);
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> removeFromFreepool(String hostname) {
        return answer(hostname)
                .invoke(host -> {
                    if (held.contains(host)) {
                        throw new HostStillReserved(host);
                    }
                    freepool.remove(host);
                })
                .replaceWithVoid();
    }

    private <T> Uni<T> answer(T item) {
        return Uni.createFrom()
                .deferred(() -> down
                        ? Uni.createFrom().failure(new ComputeUnavailable())
                        : Uni.createFrom().item(item));
    }

    private Hypervisor hypervisor(long id) {
        Provider provider = providers.getOrDefault("c" + id, PLAIN);
        return new Hypervisor(
                id,
                new UUID(0, id).toString(),
                "c" + id,
                "phyp",
                8,
                4,
                8192,
                100,
                "{\"arch\": \"ppc64\"}",
                "c" + id,
                "",
                true,
                provider.inventory(),
                provider.traits());
    }
}
