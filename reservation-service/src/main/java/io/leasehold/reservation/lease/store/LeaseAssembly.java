package io.leasehold.reservation.lease.store;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;

import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Allocation;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseStatus;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.ReservationStatus;
import io.leasehold.reservation.lease.Stamp;
import io.leasehold.reservation.lease.Standing;
import io.leasehold.reservation.lease.Trigger;
import io.leasehold.reservation.lease.Window;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together leases from the rows of {@link LeaseReader}, which come in any order. */
@Singleton
class LeaseAssembly {
    private static final int LEASE = 0;
    private static final int RESERVATION = 1;
    private static final int TRIGGER = 2;
    private static final List<String> BUILT_IN = List.of(Trigger.START, Trigger.END, Trigger.BEFORE_END);
    private static final Comparator<Trigger> USERS_FIRST = comparingInt(
                    (Trigger trigger) -> BUILT_IN.indexOf(trigger.eventType()))
            .thenComparing(Trigger::time)
            .thenComparing(Trigger::id);

    private final RowJson json;

    LeaseAssembly(RowJson json) {
        this.json = json;
    }

    /** The leases in the order of their places. */
    List<Lease> leases(RowSet<Row> rows) {
        Map<Integer, List<Row>> parts = rows.stream().collect(groupingBy(row -> row.getInteger("part")));
        Map<UUID, List<Row>> reservations = byLease(parts, RESERVATION);
        Map<UUID, List<Row>> triggers = byLease(parts, TRIGGER);
        return parts.getOrDefault(LEASE, List.of()).stream()
                .sorted(comparingLong(row -> row.getLong("place")))
                .map(row -> lease(row, of(row, reservations), of(row, triggers)))
                .toList();
    }

    private static Map<UUID, List<Row>> byLease(Map<Integer, List<Row>> parts, int part) {
        return parts.getOrDefault(part, List.of()).stream().collect(groupingBy(row -> row.getUUID("lease_id")));
    }

    private static Stream<Row> of(Row lease, Map<UUID, List<Row>> rows) {
        return rows.getOrDefault(lease.getUUID("lease_id"), List.of()).stream();
    }

    private Lease lease(Row row, Stream<Row> reservations, Stream<Row> triggers) {
        return new Lease(
                row.getUUID("id"),
                row.getString("kind"),
                new Lease.Owner(row.getString("user_id"), row.getString("project_id"), row.getString("trust_id")),
                new Window(instant(row, "time"), instant(row, "end_date")),
                LeaseStatus.valueOf(row.getString("status")),
                row.getBoolean("degraded"),
                new Stamp(instant(row, "created_at"), updatedAt(row), row.getLong("version")),
                reservations
                        .sorted(comparingInt(each -> each.getInteger("ordinal")))
                        .map(this::reservation)
                        .toList(),
                triggers.map(LeaseAssembly::trigger).sorted(USERS_FIRST).toList());
    }

    private Reservation reservation(Row row) {
        return json.read(row.getString("particulars"), RequestRow.of(row.getString("kind")))
                .toReservation(new Standing(
                        row.getUUID("id"),
                        row.getUUID("resource_id"),
                        ReservationStatus.of(row.getString("status")),
                        row.getBoolean("missing_resources"),
                        row.getBoolean("resources_changed"),
                        instant(row, "created_at"),
                        updatedAt(row),
                        held(row)));
    }

    private Holdings held(Row row) {
        return new Holdings(held(row, "hosts", Allocation[].class), held(row, "addresses", Address[].class));
    }

    private <T> List<T> held(Row row, String column, Class<T[]> type) {
        return Optional.ofNullable(row.getString(column))
                .map(text -> List.of(json.read(text, type)))
                .orElse(List.of());
    }

    private static Trigger trigger(Row row) {
        return new Trigger(
                row.getUUID("id"),
                row.getString("kind"),
                instant(row, "time"),
                Trigger.Status.valueOf(row.getString("status")),
                instant(row, "created_at"),
                updatedAt(row));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static @Nullable Instant updatedAt(Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("updated_at"))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
