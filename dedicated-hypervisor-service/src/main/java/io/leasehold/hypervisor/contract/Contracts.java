package io.leasehold.hypervisor.contract;

import io.leasehold.common.id.Ids;
import io.leasehold.hypervisor.server.ServerCores;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What tenants do with their contracts, one request of a tenant at a time. */
@Singleton
class Contracts {
    /** Everything that a tenant sees at once; {@code serverCores} are those of its servers, contract or not. */
    record Overview(ContractBook book, long serverCores) {}

    private final ContractRolls rolls;
    private final ContractStore store;
    private final ServerCores cores;
    private final Ids ids;

    Contracts(ContractRolls rolls, ContractStore store, ServerCores cores, Ids ids) {
        this.rolls = rolls;
        this.store = store;
        this.cores = cores;
        this.ids = ids;
    }

    @WithTransaction
    public Uni<Overview> overview(String tenant) {
        return rolls.open(tenant).chain(book -> cores.of(tenant).map(sum -> new Overview(book, sum)));
    }

    /** Creates, changes or deletes what the month allows (contract, 9.3); empty when the contract is no more. */
    @WithTransaction
    public Uni<Optional<Standing>> manage(String tenant, int years, int wanted) {
        return rolls.open(tenant)
                .chain(book ->
                        apply(tenant, book, Decision.manage(book.slot(years), years, wanted, book.month(), ids::next)));
    }

    /** Switches renewal (contract, 9.4). */
    @WithTransaction
    public Uni<Optional<Standing>> renew(String tenant, int years, Optional<Boolean> renewal) {
        return rolls.open(tenant).chain(book -> apply(tenant, book, Decision.renew(book.slot(years), renewal)));
    }

    private Uni<Optional<Standing>> apply(String tenant, ContractBook book, Decision decision) {
        return switch (decision) {
            case Decision.Keep(Contract contract) ->
                store.save(tenant, List.of(contract)).map(done -> standing(contract, book));
            case Decision.Remove(Contract contract) -> store.remove(contract).map(done -> Optional.empty());
        };
    }

    private static Optional<Standing> standing(Contract contract, ContractBook book) {
        return Standing.of(Slot.of(List.of(contract), contract.years(), book.month()), book.month());
    }
}
