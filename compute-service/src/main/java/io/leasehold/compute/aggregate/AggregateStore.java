package io.leasehold.compute.aggregate;

import io.leasehold.common.error.ServiceException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of aggregates as requests read and write them. */
@Singleton
class AggregateStore implements PanacheRepositoryBase<AggregateRow, Integer> {
    private static final String RESERVATIONS = """
            select row.name from AggregateRow row join row.hosts host
            where host = :host and row.availabilityZone = concat(:prefix, row.name)
            """;
    private static final String WITH_HOSTS = "from AggregateRow row left join fetch row.hosts ";
    private static final String OTHER_ZONES = """
            select distinct row.availabilityZone from AggregateRow row join row.hosts host
            where row.id <> :id and row.availabilityZone is not null and row.availabilityZone <> :zone
              and host in (:hosts)
            order by row.availabilityZone
            """;

    Uni<List<Aggregate>> all() {
        return find(WITH_HOSTS + "order by row.id")
                .list()
                .map(rows -> rows.stream().map(AggregateRow::toAggregate).toList());
    }

    Uni<Optional<Aggregate>> byId(String id) {
        return find(WITH_HOSTS + "where row.id = ?1", number(id))
                .list()
                .map(rows -> rows.stream().map(AggregateRow::toAggregate).findFirst());
    }

    /** Locks the aggregate and loads its hosts; unknown → 404. */
    Uni<AggregateRow> lock(String id) {
        return findById(number(id), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .call(row -> Mutiny.fetch(row.hosts));
    }

    /** Saves the aggregate; a name that is taken → 409. */
    Uni<Void> save(AggregateRow row) {
        return persistAndFlush(row)
                .onFailure(failure -> violates(failure, "aggregate_name_unique"))
                .transform(taken -> ServiceException.conflict("Aggregate %s already exists.".formatted(row.name)))
                .replaceWithVoid();
    }

    /** Returns the zones of other aggregates that contain the hosts; none for an aggregate without a zone. */
    Uni<List<String>> otherZones(Aggregate aggregate, List<String> hosts) {
        return aggregate.availabilityZone().isEmpty() || hosts.isEmpty()
                ? Uni.createFrom().item(List.of())
                : otherZones(aggregate.id(), aggregate.availabilityZone().get(), hosts);
    }

    /**
     * Returns the reservations of the whole host. The name of their aggregate is the id of the reservation, and its
     * zone is the prefix with that id.
     */
    Uni<List<String>> reservationsOf(String host, String zonePrefix) {
        return getSession()
                .chain(session -> session.createSelectionQuery(RESERVATIONS, String.class)
                        .setParameter("host", host)
                        .setParameter("prefix", zonePrefix)
                        .getResultList());
    }

    static ServiceException unknown(String id) {
        return ServiceException.notFound("Aggregate %s could not be found.".formatted(id));
    }

    private Uni<List<String>> otherZones(int id, String zone, List<String> hosts) {
        return getSession()
                .chain(session -> session.createSelectionQuery(OTHER_ZONES, String.class)
                        .setParameter("id", id)
                        .setParameter("zone", zone)
                        .setParameter("hosts", hosts)
                        .getResultList());
    }

    /** Reads an id; a text that is no number becomes an id that no aggregate has. */
    private static int number(String id) {
        return id.matches("\\d{1,9}") ? Integer.parseInt(id) : -1;
    }

    private static boolean violates(Throwable failure, String constraint) {
        return failure instanceof ConstraintViolationException violation
                && constraint.equals(violation.getConstraintName());
    }
}
