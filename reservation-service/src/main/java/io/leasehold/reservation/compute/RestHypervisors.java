package io.leasehold.reservation.compute;

import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.compute.ComputeApi.AggregateJson;
import io.leasehold.reservation.compute.ComputeApi.HypervisorJson;
import io.leasehold.reservation.compute.ComputeApi.Listed;
import io.leasehold.reservation.compute.ComputeApi.ServerJson;
import io.leasehold.reservation.compute.ComputeApi.Shown;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Hypervisors of compute-service over REST, with this service's own credentials. */
@Singleton
class RestHypervisors implements Hypervisors {
    private static final String WITH_UUIDS = "compute 2.53";
    private static final String FREEPOOL = "freepool";

    private final ComputeApi compute;

    RestHypervisors(@RestClient ComputeApi compute) {
        this.compute = compute;
    }

    @Override
    public Uni<List<Hypervisor>> find(String reference) {
        Uni<Optional<HypervisorJson>> byId = reference.matches("\\d{1,18}")
                ? ComputeCalls.orEmpty(
                        ComputeCalls.call(() -> compute.hypervisor(reference)).map(Shown::hypervisor))
                : Uni.createFrom().item(Optional.empty());
        return byId.chain(found ->
                        found.map(one -> Uni.createFrom().item(List.of(one))).orElseGet(() -> byName(reference)))
                .chain(this::withUuids);
    }

    @Override
    public Uni<List<String>> serversOn(String hostname) {
        return ComputeCalls.orEmpty(ComputeCalls.call(() -> compute.servers(hostname)))
                .map(found -> found.map(Listed::hypervisors).orElse(List.of()).stream()
                        .filter(each -> each.hypervisorHostname().equals(hostname))
                        .flatMap(each ->
                                Optional.ofNullable(each.servers()).stream().flatMap(List::stream))
                        .map(ServerJson::uuid)
                        .toList());
    }

    @Override
    public Uni<Void> addToFreepool(String hostname) {
        return act("add_host", hostname)
                .onFailure(failure -> ComputeCalls.hasStatus(failure, 409))
                .recoverWithNull();
    }

    @Override
    public Uni<Void> removeFromFreepool(String hostname) {
        return act("remove_host", hostname)
                .onFailure(failure -> ComputeCalls.hasStatus(failure, 404))
                .recoverWithNull()
                .onFailure(failure -> ComputeCalls.hasStatus(failure, 409))
                .transform(held -> new HostStillReserved(hostname));
    }

    private Uni<List<HypervisorJson>> byName(String hostname) {
        return ComputeCalls.orEmpty(ComputeCalls.call(() -> compute.search(hostname)))
                .map(found -> found.map(Listed::hypervisors).orElse(List.of()).stream()
                        .filter(each -> each.hypervisorHostname().equals(hostname))
                        .toList())
                .chain(this::details);
    }

    private Uni<List<HypervisorJson>> details(List<HypervisorJson> brief) {
        return brief.size() == 1
                ? ComputeCalls.call(() -> compute.hypervisor(brief.getFirst().id()))
                        .map(shown -> List.of(shown.hypervisor()))
                : Uni.createFrom().item(brief);
    }

    private Uni<List<Hypervisor>> withUuids(List<HypervisorJson> found) {
        if (found.size() != 1) {
            return Uni.createFrom()
                    .item(found.stream()
                            .map(each -> hypervisor(each, each.id()))
                            .toList());
        }
        HypervisorJson one = found.getFirst();
        return ComputeCalls.call(() -> compute.listByUuid(WITH_UUIDS, one.hypervisorHostname()))
                .map(listed -> listed.hypervisors().stream()
                        .filter(each -> each.hypervisorHostname().equals(one.hypervisorHostname()))
                        .map(each -> hypervisor(one, each.id()))
                        .toList());
    }

    private Uni<AggregateJson> freepool() {
        return ComputeCalls.call(compute::aggregates)
                .map(all -> all.aggregates().stream()
                        .filter(each -> each.name().equals(FREEPOOL))
                        .findFirst()
                        .orElseThrow(() -> ServiceException.notFound("No Freepool found")));
    }

    private Uni<Void> act(String action, String hostname) {
        return freepool()
                .chain(pool ->
                        ComputeCalls.call(() -> compute.act(pool.id(), Map.of(action, Map.of("host", hostname)))));
    }

    /** compute-service shows zones to administrators only and has no placement API: inventory is the size, and there are no traits. */
    private static Hypervisor hypervisor(HypervisorJson json, String uuid) {
        return new Hypervisor(
                Long.parseLong(json.id()),
                uuid,
                json.hypervisorHostname(),
                json.hypervisorType(),
                json.hypervisorVersion(),
                json.vcpus(),
                json.memoryMb(),
                json.localGb(),
                Optional.ofNullable(json.cpuInfo()).orElse(""),
                Optional.ofNullable(json.service())
                        .map(ComputeApi.ServiceJson::host)
                        .orElse(json.hypervisorHostname()),
                "",
                "up".equals(json.state()) && "enabled".equals(json.status()),
                ResourceInventory.ofSizes(json.vcpus(), json.memoryMb(), json.localGb()),
                List.of());
    }
}
