package io.leasehold.reservation.host;

import io.leasehold.reservation.compute.ResourceInventory;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hosts in PostgreSQL, in the open Hibernate session. */
@ApplicationScoped
class HostStore implements PanacheRepositoryBase<HostRow, Long> {
    /** The columns of {@link HostRow}: Hibernate Reactive fails on columns without a field. */
    private static final String HOST = """
            select id, uuid, hypervisor_hostname, hypervisor_type, hypervisor_version, vcpus, memory_mb, local_gb, cpu_info,
              service_name, availability_zone, trust_id, capabilities, reservable, state, state_since, compute_version,
              created_at, updated_at
            from host
            """;

    /** A comparison is an array with the attribute as text at index 1; an "and" has an array at that index. */
    private static final String ATTRIBUTES_IN_USE = """
            select distinct substr(leaf ->> 1, 2)
            from allocation a join lease l on l.id = a.lease_id
              left join host_reservation h on h.reservation_id = a.reservation_id
              left join instance_reservation i on i.reservation_id = a.reservation_id
              cross join lateral (values (h.hypervisor_properties), (h.resource_properties), (i.resource_properties))
                as text (expression)
              cross join lateral jsonb_path_query(cast(nullif(text.expression, '') as jsonb),
                'strict $.** ? (@[1].type() == "string")') as leaf
            where a.host_id = ?1 and l.end_date >= ?2
            """;

    /** Columns without a field in {@link HostRow}: Hibernate Reactive reads no JSON arrays, and only SQL uses these columns. */
    private static final String SAVE_INVENTORY = """
            update host set inventory = cast(cast(?2 as text) as jsonb), traits = cast(cast(?3 as text) as jsonb)
            where id = ?1
            """;

    Uni<List<HostRow>> listVisible() {
        return list("state <> ?1 order by id", HostRow.State.REGISTERING);
    }

    Uni<Optional<HostRow>> findVisible(long id) {
        return find("id = ?1 and state <> ?2", id, HostRow.State.REGISTERING)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** Locks the host in any state, against changes and, unlike Hibernate's own lock, against new allocations. */
    Uni<Optional<HostRow>> lock(long id) {
        return getSession()
                .chain(session -> session.createNativeQuery(HOST + "where id = ?1 for update", HostRow.class)
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    Uni<Boolean> isKnown(long id, String hostname) {
        return count("id = ?1 or hypervisorHostname = ?2", id, hostname).map(number -> number > 0);
    }

    /** Locks the hosts whose registration or removal began before {@code before}; hosts locked by others are skipped. */
    Uni<List<HostRow>> stuck(Instant before) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                HOST + "where state <> 'REGISTERED' and state_since < ?1 for update skip locked",
                                HostRow.class)
                        .setParameter(1, before)
                        .getResultList());
    }

    Uni<Boolean> isAllocated(long id) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select exists (select from allocation where host_id = ?1)", Boolean.class)
                        .setParameter(1, id)
                        .getSingleResult());
    }

    /** Writes the inventory of the host, by resource class, and its traits. */
    Uni<Void> saveInventory(long id, Map<String, ResourceInventory> inventory, List<String> traits) {
        return getSession()
                .chain(session -> session.createNativeQuery(SAVE_INVENTORY)
                        .setParameter(1, id)
                        .setParameter(2, Json.encode(inventory))
                        .setParameter(3, Json.encode(traits))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Lists the attributes in expressions of leases that hold the host and have not ended at {@code now}, without dollar signs. */
    Uni<Set<String>> attributesInUse(long id, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(ATTRIBUTES_IN_USE, String.class)
                        .setParameter(1, id)
                        .setParameter(2, now)
                        .getResultList())
                .map(Set::copyOf);
    }
}
