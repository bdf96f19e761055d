package io.leasehold.hypervisor.contract;

import io.leasehold.common.id.Ids;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.common.work.Steps;
import io.leasehold.hypervisor.HypervisorBoundary;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;

/** Opens a tenant's contracts: alone, rolled into the present month, whoever was late to do that. */
@Singleton
class CurrentContracts {
    private final ContractStore store;
    private final ContractHistoryStore history;
    private final Outbox outbox;
    private final ContractConfig config;
    private final Ids ids;
    private final Clock clock;
    private final Steps steps;

    CurrentContracts(
            ContractStore store,
            ContractHistoryStore history,
            Outbox outbox,
            ContractConfig config,
            Ids ids,
            Clock clock,
            Steps steps) {
        this.store = store;
        this.history = history;
        this.outbox = outbox;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
        this.steps = steps;
    }

    /** In the open transaction; the month is the one in which the tenant's lock was got. */
    Uni<TenantContracts> load(String tenant) {
        return store.lock(tenant)
                .chain(() -> store.findByTenant(tenant))
                .map(contracts -> RollOver.into(month(), tenant, contracts, config.renewalCarriesOver(), ids::next))
                .call(rolled -> save(tenant, rolled))
                .chain(rolled -> recordHistory(tenant, rolled.contracts()));
    }

    /** The month that it is now where contracts are made. */
    YearMonth month() {
        return YearMonth.from(clock.instant().atZone(config.zone()));
    }

    private Uni<Void> save(String tenant, RollOver rolled) {
        return rolled.changed().isEmpty()
                ? Uni.createFrom().voidItem()
                : store.save(tenant, rolled.changed())
                        .chain(() -> outbox.append(rolled.events()))
                        .invoke(() -> steps.reached(HypervisorBoundary.CONTRACT_ROLLED));
    }

    private Uni<TenantContracts> recordHistory(String tenant, List<Contract> contracts) {
        YearMonth month = month();
        return history.findByTenant(tenant)
                .call(known -> history.add(tenant, missing(known, MonthlyCores.of(contracts, month))))
                .chain(known ->
                        missing(known, MonthlyCores.of(contracts, month)).isEmpty()
                                ? Uni.createFrom().item(known)
                                : history.findByTenant(tenant))
                .map(complete -> new TenantContracts(contracts, complete, month));
    }

    private static List<MonthlyCores> missing(List<MonthlyCores> known, List<MonthlyCores> due) {
        return due.stream().filter(entry -> !known.contains(entry)).toList();
    }
}
