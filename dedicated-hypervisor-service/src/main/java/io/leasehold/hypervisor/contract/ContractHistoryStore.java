package io.leasehold.hypervisor.contract;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;

/** What was in force month by month, in the open session; written once, kept for ever. */
@Singleton
class ContractHistoryStore {
    private static final String FIND_BY_TENANT =
            "select month, years, cores from contract_history where tenant = ?1 order by month, years";
    private static final String ADD = """
            insert into contract_history (tenant, month, years, cores)
            select ?1, month, years, cores
            from json_to_recordset(cast(cast(?2 as text) as json)) as entry (month text, years int, cores int)
            on conflict do nothing
            """;

    Uni<List<MonthlyCores>> findByTenant(String tenant) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND_BY_TENANT, Object[].class)
                        .setParameter(1, tenant)
                        .getResultList())
                .map(rows -> rows.stream().map(ContractHistoryStore::entry).toList());
    }

    Uni<Void> add(String tenant, List<MonthlyCores> entries) {
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(ADD)
                                .setParameter(1, tenant)
                                .setParameter(2, json(entries))
                                .executeUpdate())
                        .replaceWithVoid();
    }

    private static MonthlyCores entry(Object[] row) {
        return new MonthlyCores(
                YearMonth.parse(String.valueOf(row[0])), ((Number) row[1]).intValue(), ((Number) row[2]).intValue());
    }

    private static String json(List<MonthlyCores> entries) {
        JsonArray rows = new JsonArray();
        entries.forEach(entry -> rows.add(new JsonObject()
                .put("month", entry.month().toString())
                .put("years", entry.years())
                .put("cores", entry.cores())));
        return rows.encode();
    }
}
