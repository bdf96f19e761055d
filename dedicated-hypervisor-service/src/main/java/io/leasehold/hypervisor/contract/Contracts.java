package io.leasehold.hypervisor.contract;

import io.leasehold.common.id.Ids;
import io.leasehold.hypervisor.server.ServerCores;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Use cases of contracts. Requests of one tenant run one after the other. */
@Singleton
class Contracts {
    /**
     * Overview of a tenant.
     *
     * @param serverCores the licensed cores of the tenant's servers, whether or not a contract covers them
     */
    record Overview(TenantContracts contracts, long serverCores) {}

    private final CurrentContracts current;
    private final ContractStore store;
    private final ServerCores cores;
    private final Ids ids;

    Contracts(CurrentContracts current, ContractStore store, ServerCores cores, Ids ids) {
        this.current = current;
        this.store = store;
        this.cores = cores;
        this.ids = ids;
    }

    @WithTransaction
    public Uni<Overview> overview(String tenant) {
        return current.load(tenant).chain(contracts -> cores.of(tenant).map(sum -> new Overview(contracts, sum)));
    }

    /** Creates, changes or deletes the contract of a term (contract, 9.3); empty when the contract was deleted. */
    @WithTransaction
    public Uni<Optional<ContractFigures>> manage(String tenant, int years, int requested) {
        return current.load(tenant)
                .chain(contracts -> apply(
                        tenant,
                        contracts,
                        Decision.manage(contracts.slot(years), years, requested, contracts.month(), ids::next)));
    }

    /** Switches the renewal of a contract (contract, 9.4). */
    @WithTransaction
    public Uni<Optional<ContractFigures>> renew(String tenant, int years, Optional<Boolean> renewal) {
        return current.load(tenant)
                .chain(contracts -> apply(tenant, contracts, Decision.renew(contracts.slot(years), renewal)));
    }

    private Uni<Optional<ContractFigures>> apply(String tenant, TenantContracts contracts, Decision decision) {
        return switch (decision) {
            case Decision.Keep(Contract contract) ->
                store.save(tenant, List.of(contract)).map(done -> figures(contract, contracts));
            case Decision.Remove(Contract contract) -> store.remove(contract).map(done -> Optional.empty());
        };
    }

    private static Optional<ContractFigures> figures(Contract contract, TenantContracts contracts) {
        return ContractFigures.of(Slot.of(List.of(contract), contract.years(), contracts.month()), contracts.month());
    }
}
