package io.leasehold.hypervisor.contract;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Schedule of the roll-over of all tenants: just after a month begins, at start, and every hour as catch-up. Requests
 * roll their own tenant over, so that nothing depends on the schedule being on time.
 */
@Singleton
class RollOverSchedule {
    private static final Logger LOG = Logger.getLogger(RollOverSchedule.class);

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

    /** Rolls every tenant that is due, each in a transaction of its own, unless the month is noted as done. A tenant that fails stops no other. */
    Uni<Void> roll() {
        YearMonth month = current.month();
        return Panache.withTransaction(() -> store.isRolled(month))
                .chain(done -> done ? Uni.createFrom().voidItem() : roll(month));
    }

    private Uni<Void> roll(YearMonth month) {
        return Panache.withTransaction(() -> store.dueTenants(month))
                .chain(this::rollEach)
                .chain(allRolled -> allRolled
                        ? Panache.withTransaction(() -> store.markRolled(month))
                        : Uni.createFrom().voidItem());
    }

    /** Gives true when every tenant was rolled. */
    private Uni<Boolean> rollEach(List<String> tenants) {
        return Multi.createFrom()
                .iterable(tenants)
                .onItem()
                .transformToUniAndConcatenate(this::roll)
                .collect()
                .asList()
                .map(results -> !results.contains(false));
    }

    /** Gives false when the tenant cannot be rolled, which the next pass tries again. */
    private Uni<Boolean> roll(String tenant) {
        return Panache.withTransaction(() -> current.load(tenant))
                .replaceWith(true)
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "The contracts of tenant %s could not be rolled over", tenant))
                .onFailure()
                .recoverWithItem(false);
    }
}
