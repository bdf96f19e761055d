package io.leasehold.compute.host;

import io.leasehold.common.paging.PageRequest;
import io.leasehold.compute.hardware.Mtms;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of hosts as requests read them. */
@Singleton
class HostStore implements PanacheRepositoryBase<HostRow, String> {
    private static final String TOTALS = """
            select new io.leasehold.compute.host.HostTotals(
                count(*), coalesce(sum(ceiling(procUnits)), 0), coalesce(sum(memoryMb), 0), coalesce(sum(diskGb), 0))
            from HostRow
            """;

    Uni<List<Host>> all() {
        return hosts(listAll(Sort.by("hypervisorId")));
    }

    /** Returns the hosts with an id above {@code after}. */
    Uni<List<Host>> page(int after, PageRequest request) {
        return request.limit() == 0
                ? Uni.createFrom().item(List.of())
                : hosts(find("hypervisorId > ?1 order by hypervisorId", after)
                        .page(0, request.limit())
                        .list());
    }

    /** Returns the hosts with {@code part} in their name, in any case. */
    Uni<List<Host>> named(String part) {
        return hosts(list("locate(lower(?1), lower(mtms)) > 0 order by hypervisorId", part));
    }

    Uni<Optional<Host>> find(int hypervisorId) {
        return host(find("hypervisorId", hypervisorId).firstResult());
    }

    Uni<Optional<Host>> find(UUID uuid) {
        return host(find("uuid", uuid).firstResult());
    }

    Uni<Optional<Host>> find(Mtms mtms) {
        return host(findById(mtms.toString()));
    }

    Uni<HostTotals> totals() {
        return getSession()
                .chain(session ->
                        session.createSelectionQuery(TOTALS, HostTotals.class).getSingleResult());
    }

    private static Uni<List<Host>> hosts(Uni<List<HostRow>> rows) {
        return rows.map(found -> found.stream().map(HostRow::toHost).toList());
    }

    private static Uni<Optional<Host>> host(Uni<HostRow> row) {
        return row.map(found -> Optional.ofNullable(found).map(HostRow::toHost));
    }
}
