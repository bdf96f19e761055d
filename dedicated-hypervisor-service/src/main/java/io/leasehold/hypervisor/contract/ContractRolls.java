package io.leasehold.hypervisor.contract;

import io.leasehold.common.id.Ids;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.common.work.Steps;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;

/** Opens a tenant's contracts: alone, rolled into the present month, whoever was late to do that. */
@Singleton
class ContractRolls {
    private final ContractStore store;
    private final HistoryStore history;
    private final Outbox outbox;
    private final ContractConfig config;
    private final Ids ids;
    private final Clock clock;
    private final Steps steps;

    ContractRolls(
            ContractStore store,
            HistoryStore history,
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
    Uni<ContractBook> open(String tenant) {
        return store.lock(tenant)
                .chain(() -> store.of(tenant))
                .map(contracts -> RollOver.into(month(), tenant, contracts, config.renewalCarriesOver(), ids::next))
                .call(rolled -> save(tenant, rolled))
                .chain(rolled -> record(tenant, rolled.contracts()));
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
                        .invoke(() -> steps.reached("hypervisor.contract.rolled"));
    }

    private Uni<ContractBook> record(String tenant, List<Contract> contracts) {
        YearMonth month = month();
        return history.of(tenant)
                .call(known -> history.add(tenant, missing(known, MonthlyCores.of(contracts, month))))
                .chain(known ->
                        missing(known, MonthlyCores.of(contracts, month)).isEmpty()
                                ? Uni.createFrom().item(known)
                                : history.of(tenant))
                .map(complete -> new ContractBook(contracts, complete, month));
    }

    private static List<MonthlyCores> missing(List<MonthlyCores> known, List<MonthlyCores> due) {
        return due.stream().filter(entry -> !known.contains(entry)).toList();
    }
}
