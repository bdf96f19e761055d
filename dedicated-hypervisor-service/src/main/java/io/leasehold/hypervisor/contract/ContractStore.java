package io.leasehold.hypervisor.contract;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The contracts of one tenant at a time, in the open session. */
@Singleton
class ContractStore implements PanacheRepositoryBase<ContractRow, UUID> {
    private static final String LOCK = """
            select cast(pg_advisory_xact_lock(hashtext(current_schema()), hashtext('contracts ' || ?1)) as text)
            """;
    private static final String FIND_BY_TENANT = """
            from ContractRow row left join fetch row.commitments
            where row.tenant = ?1 order by row.years, row.startMonth
            """;
    private static final String DUE_TENANTS = """
            select distinct tenant from contract where start_month <= ?1 and not lapsed order by tenant
            """;
    private static final String ROLLED = "select month from rollover_run where month = ?1";
    private static final String MARK_ROLLED = "insert into rollover_run (month) values (?1) on conflict do nothing";

    private final Clock clock;

    ContractStore(Clock clock) {
        this.clock = clock;
    }

    /** Waits until nobody else reads or changes the tenant's contracts, and keeps it so for this transaction. */
    Uni<Void> lock(String tenant) {
        return getSession()
                .chain(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter(1, tenant)
                        .getResultList())
                .replaceWithVoid();
    }

    Uni<List<Contract>> findByTenant(String tenant) {
        return find(FIND_BY_TENANT, tenant)
                .list()
                .map(rows -> rows.stream().map(ContractRow::toContract).toList());
    }

    /** Writes the contracts, new ones and changed ones. */
    Uni<Void> save(String tenant, List<Contract> contracts) {
        return contracts.stream()
                .map(contract -> save(tenant, contract))
                .reduce(Uni.createFrom().voidItem(), (first, second) -> first.chain(() -> second))
                .chain(this::flush);
    }

    Uni<Void> remove(Contract contract) {
        return deleteById(contract.id()).chain(this::flush);
    }

    /** The tenants that have contracts which the month may change. */
    Uni<List<String>> dueTenants(YearMonth month) {
        return getSession()
                .chain(session -> session.createNativeQuery(DUE_TENANTS, String.class)
                        .setParameter(1, month.toString())
                        .getResultList());
    }

    /** Whether all tenants were rolled into the month. */
    Uni<Boolean> isRolled(YearMonth month) {
        return getSession()
                .chain(session -> session.createNativeQuery(ROLLED, String.class)
                        .setParameter(1, month.toString())
                        .getResultList())
                .map(found -> !found.isEmpty());
    }

    Uni<Void> markRolled(YearMonth month) {
        return getSession()
                .chain((Mutiny.Session session) -> session.createNativeQuery(MARK_ROLLED)
                        .setParameter(1, month.toString())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> save(String tenant, Contract contract) {
        return findById(contract.id())
                .chain(row -> row == null
                        ? persist(ContractRow.of(tenant, contract, clock.instant()))
                        : Uni.createFrom().item(row).invoke(known -> known.set(contract)))
                .replaceWithVoid();
    }
}
