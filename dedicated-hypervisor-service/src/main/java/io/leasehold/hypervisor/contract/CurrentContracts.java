package io.leasehold.hypervisor.contract;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.id.Ids;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.hypervisor.HypervisorBoundary;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;

/** Access to the contracts of one tenant at a time, rolled over into the current month (contract, 9.8). */
@Singleton
class CurrentContracts {
    private final ContractStore store;
    private final Outbox outbox;
    private final ContractConfig config;
    private final Ids ids;
    private final Clock clock;
    private final Steps steps;

    CurrentContracts(ContractStore store, Outbox outbox, ContractConfig config, Ids ids, Clock clock, Steps steps) {
        this.store = store;
        this.outbox = outbox;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
        this.steps = steps;
    }

    /**
     * Locks the tenant's contracts until the transaction ends, rolls them over into the month in which the lock was
     * obtained, and completes their history. Works in the open Hibernate transaction.
     */
    Uni<TenantContracts> load(String tenant) {
        return store.lock(tenant).map(locked -> month()).chain(month -> rollOver(tenant, month));
    }

    /** Returns the current month in {@code dh.contract.zone}. */
    YearMonth month() {
        return YearMonth.from(clock.instant().atZone(config.zone()));
    }

    private Uni<TenantContracts> rollOver(String tenant, YearMonth month) {
        return store.findByTenant(tenant)
                .map(contracts -> RollOver.into(month, tenant, contracts, config.renewalCarriesOver(), ids::next))
                .call(rolled -> save(tenant, rolled))
                .map(RollOver::contracts)
                .chain(contracts -> completeHistory(tenant, MonthlyCores.of(contracts, month))
                        .map(history -> new TenantContracts(contracts, history, month)));
    }

    private Uni<Void> save(String tenant, RollOver rolled) {
        return rolled.changed().isEmpty()
                ? Uni.createFrom().voidItem()
                : store.save(tenant, rolled.changed())
                        .chain(() -> outbox.append(rolled.events()))
                        .invoke(() -> steps.reached(HypervisorBoundary.CONTRACT_ROLLED));
    }

    private Uni<List<MonthlyCores>> completeHistory(String tenant, List<MonthlyCores> due) {
        return store.history(tenant).chain(known -> {
            List<MonthlyCores> missing = due.stream()
                    .filter(month -> known.stream().noneMatch(month::isSameMonthAs))
                    .toList();
            return store.addHistory(tenant, missing).map(added -> MonthlyCores.concat(known, missing));
        });
    }
}
