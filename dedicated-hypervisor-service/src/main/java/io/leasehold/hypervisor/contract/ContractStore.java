package io.leasehold.hypervisor.contract;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Contracts, as entities, and their history, which is only ever added to, in SQL. Every method works in the open Hibernate
 * session.
 */
@Singleton
class ContractStore implements PanacheRepositoryBase<ContractRow, UUID> {
    private static final String LOCK = """
            select cast(pg_advisory_xact_lock(hashtext(current_schema()), hashtext('contracts ' || ?1)) as text)
            """;
    private static final String FIND_BY_TENANT = """
            from ContractRow row left join fetch row.commitments
            where row.tenant = ?1 order by row.years, row.startMonth
            """;
    private static final String HISTORY =
            "select month, years, cores from contract_history where tenant = ?1 order by month, years";
    private static final String ADD_HISTORY = """
            insert into contract_history (tenant, month, years, cores)
            select ?1, month, years, cores
            from json_to_recordset(cast(cast(?2 as text) as json)) as entry (month text, years int, cores int)
            on conflict do nothing
            """;
    private static final String DUE_TENANTS = """
            select distinct row.tenant from ContractRow row
            where row.startMonth <= ?1 and not row.lapsed order by row.tenant
            """;
    private static final String ROLLED = "select month from rollover_run where month = ?1";
    private static final String MARK_ROLLED = "insert into rollover_run (month) values (?1) on conflict do nothing";

    private final Clock clock;

    ContractStore(Clock clock) {
        this.clock = clock;
    }

    /** Serialises all transactions over the tenant's contracts: waits for the lock and keeps the lock until the end. */
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

    /** Writes new and changed contracts. */
    Uni<Void> save(String tenant, List<Contract> contracts) {
        return contracts.stream()
                .map(contract -> save(tenant, contract))
                .reduce(Uni.createFrom().voidItem(), (first, second) -> first.chain(() -> second))
                .chain(this::flush);
    }

    Uni<Void> remove(Contract contract) {
        return deleteById(contract.id()).chain(this::flush);
    }

    /** Returns the tenant's history by month and term. */
    Uni<List<MonthlyCores>> history(String tenant) {
        return getSession()
                .chain(session -> session.createNativeQuery(HISTORY, Object[].class)
                        .setParameter(1, tenant)
                        .getResultList())
                .map(rows -> rows.stream().map(ContractStore::monthlyCores).toList());
    }

    /** Adds months to the tenant's history; months that are there already do not change. */
    Uni<Void> addHistory(String tenant, List<MonthlyCores> months) {
        return months.isEmpty()
                ? Uni.createFrom().voidItem()
                : getSession()
                        .chain(session -> session.createNativeQuery(ADD_HISTORY)
                                .setParameter(1, tenant)
                                .setParameter(2, json(months))
                                .executeUpdate())
                        .replaceWithVoid();
    }

    /** Returns the tenants with a contract that the beginning of the month may change. */
    Uni<List<String>> dueTenants(YearMonth month) {
        return getSession()
                .chain(session -> session.createQuery(DUE_TENANTS, String.class)
                        .setParameter(1, month.toString())
                        .getResultList());
    }

    /** Returns true when the roll-over of all tenants into the month has been recorded. */
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

    private static MonthlyCores monthlyCores(Object[] row) {
        return new MonthlyCores(
                YearMonth.parse(String.valueOf(row[0])), ((Number) row[1]).intValue(), ((Number) row[2]).intValue());
    }

    private static String json(List<MonthlyCores> months) {
        JsonArray rows = new JsonArray();
        months.forEach(month -> rows.add(new JsonObject()
                .put("month", month.month().toString())
                .put("years", month.years())
                .put("cores", month.cores())));
        return rows.encode();
    }
}
