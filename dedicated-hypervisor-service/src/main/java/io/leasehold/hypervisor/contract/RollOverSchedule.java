package io.leasehold.hypervisor.contract;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;

/**
 * Schedule of the roll-over of all tenants: just after a month begins, at start, and every hour as catch-up. Requests
 * roll their own tenant over, so that nothing depends on the schedule being on time.
 */
@Singleton
class RollOverSchedule {
    private final CurrentContracts current;
    private final ContractStore store;

    RollOverSchedule(CurrentContracts current, ContractStore store) {
        this.current = current;
        this.store = store;
    }

    @Scheduled(cron = "5 0 0 1 * ?", timeZone = "{dh.contract.zone}")
    Uni<Void> atMidnight() {
        return roll();
    }

    @Scheduled(every = "1h", delayed = "1s")
    Uni<Void> catchUp() {
        return roll();
    }

    /** Rolls over every tenant that is due, one transaction for each, unless the month has been recorded as rolled. */
    Uni<Void> roll() {
        YearMonth month = current.month();
        return Panache.withTransaction(() -> store.isRolled(month))
                .chain(done -> done ? Uni.createFrom().voidItem() : roll(month));
    }

    private Uni<Void> roll(YearMonth month) {
        return Panache.withTransaction(() -> store.dueTenants(month))
                .chain(this::rollEach)
                .chain(() -> Panache.withTransaction(() -> store.markRolled(month)));
    }

    private Uni<Void> rollEach(List<String> tenants) {
        return Multi.createFrom()
                .iterable(tenants)
                .onItem()
                .transformToUniAndConcatenate(tenant -> Panache.withTransaction(() -> current.load(tenant)))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
