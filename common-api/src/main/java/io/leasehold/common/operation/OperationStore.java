package io.leasehold.common.operation;

import io.leasehold.common.id.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The operation rows and the name under which this process claims them. Due times compare with our clock, the expiry of
 * claims with the database's.
 *
 * <p>Every outcome is written under the number of its claim and fails with {@link LostClaim} when the row has another
 * one. A subject is held while an operation of it is claimed, or from {@link #enter} with a subject until the operation
 * is done; the index {@code operation_subject_held_unique} lets no two operations hold one subject.
 */
@Singleton
class OperationStore {
    private static final String HELD = "operation_subject_held_unique";

    private static final String ORDER = """
            insert into operation (kind, subject, console, job, note, due_at, headers)
            select distinct on (kind, subject, job) *
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[])
              as ordered (kind, subject, console, job, note, due_at, headers)
            order by kind, subject, job, due_at
            on conflict (kind, subject, job) do update
            set orders = operation.orders + 1, console = excluded.console, due_at = excluded.due_at, attempt = 0,
                note = coalesce(operation.note, excluded.note), headers = excluded.headers
            returning id
            """;

    /**
     * Walks through the consoles that have operations, by {@code operation_queue_idx}, and takes from each as many due
     * operations as it has free places, the oldest of each console first. Of one subject only the operation that holds
     * it is due, or else the oldest. The condition of the last part is repeated because it is checked again when a row
     * has changed while its lock was awaited.
     */
    private static final String CLAIM = """
            with recursive queue (console) as (
                (select console from operation order by console limit 1)
              union all
                select (select o.console from operation o where o.console > queue.console order by o.console limit 1)
                from queue where queue.console is not null),
            due as (
                select first.id, first.due_at, row_number() over (partition by queue.console order by first.due_at) as turn
                from queue cross join lateral (
                    select o.id, o.due_at
                    from operation o
                    where o.console = queue.console and o.due_at <= $1 and o.kind = any($5)
                      and (o.claimed_until is null or o.claimed_until < now())
                      and (o.claimed_by is not null or o.holds or not exists (
                        select from operation other
                        where other.subject = o.subject and other.id <> o.id
                          and (other.claimed_by is not null or other.holds or (other.due_at <= $1 and other.id < o.id))))
                    order by o.due_at
                    limit greatest(0,
                        case when queue.console = '' then $4 when queue.console = any($8) then 1 else $7 end
                        - (select count(*) from operation r where r.console = queue.console and r.claimed_until >= now()))
                ) as first
                where queue.console <> all($6)),
            mine as (
                select id from operation
                where id in (select id from due order by turn, due_at limit $4)
                  and due_at <= $1 and (claimed_until is null or claimed_until < now())
                for update skip locked)
            update operation
            set claim = claim + 1, claimed_by = $2, claimed_until = now() + $3 * interval '1 millisecond'
            where id in (select id from mine)
            returning *
            """;

    /** A row that is gone, or has the claim's number but no owner, belongs to a try that has just ended by itself. */
    private static final String RENEW = """
            with mine as (select * from unnest($1::bigint[], $2::bigint[]) as mine (id, claim)),
            renewed as (
                update operation set claimed_until = now() + $3 * interval '1 millisecond'
                from mine
                where operation.id = mine.id and operation.claim = mine.claim and operation.claimed_by is not null
                returning operation.id)
            select id, false as taken from renewed
            union all
            select operation.id, true from operation join mine using (id) where operation.claim <> mine.claim
            """;

    private static final String NEXT =
            "select min(due_at) from operation where claimed_by is null and due_at > $1 and kind = any($2)";
    private static final String LOCK =
            "select from operation where id = $1 and claim = $2 and claimed_by is not null for update";
    private static final String ENTER = """
            update operation set phase = $3, note = $4, subject = coalesce($5, subject), holds = holds or $5 is not null
            where id = $1 and claim = $2 and claimed_by is not null
            """;
    private static final String DONE = """
            with gone as (
                delete from operation where id = $1 and claim = $2 and claimed_by is not null and orders = $3 returning id),
            again as (
                update operation
                set claimed_by = null, claimed_until = null, phase = '', holds = false, awaits = '{}'
                where id = $1 and claim = $2 and claimed_by is not null and orders <> $3 returning id)
            select id from gone union all select id from again
            """;
    /** An order that came during the try has set when the operation is due, and how often it was tried. */
    private static final String POSTPONE = """
            update operation
            set due_at = case when orders = $3 then $4 else due_at end,
                attempt = case when orders = $3 then $5 else attempt end,
                awaits = $6, last_error = $7, claimed_by = null, claimed_until = null
            where id = $1 and claim = $2 and claimed_by is not null
            """;

    private static final String CANCEL = "delete from operation where kind = $1 and subject = $2 and job = ''";
    private static final String WAKE_WAITING =
            "update operation set due_at = $1, orders = orders + 1 where awaits && $2::text[]";

    private final Pool pool;
    private final UUID self;

    OperationStore(Pool pool, Ids ids) {
        this.pool = pool;
        this.self = ids.next();
    }

    /** An operation that was claimed, with the ids of the request that ordered it. */
    record Claimed(Operation operation, String headers) {}

    /** Gives the ids of the operations, in no order. */
    Uni<List<Long>> order(SqlConnection connection, List<Order> orders, Instant now, String headers) {
        return connection
                .preparedQuery(ORDER)
                .execute(Tuple.from(List.of(
                        texts(orders, Order::kind),
                        texts(orders, Order::subject),
                        texts(orders, Order::console),
                        texts(orders, Order::job),
                        orders.stream().map(order -> order.note().orElse(null)).toArray(String[]::new),
                        orders.stream()
                                .map(order -> utc(now.plus(order.delay())))
                                .toArray(OffsetDateTime[]::new),
                        texts(orders, order -> headers))))
                .map(rows -> rows.stream().map(row -> row.getLong(0)).toList());
    }

    /**
     * Claims due operations for this process alone until the claim expires.
     *
     * @param most the number of operations at most
     * @param paused consoles that nothing is claimed for
     * @param probed consoles that one operation at a time is claimed for
     */
    Uni<List<Claimed>> claim(
            OperationConfig config, Instant now, int most, Set<String> kinds, Set<String> paused, Set<String> probed) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.from(List.of(
                        utc(now),
                        self,
                        millis(config.claim()),
                        most,
                        array(kinds),
                        array(paused),
                        config.placesPerConsole(),
                        array(probed))))
                .map(rows -> rows.stream()
                        .map(row -> new Claimed(operation(row), row.getString("headers")))
                        .toList())
                .onFailure(OperationStore::isHeld)
                .recoverWithItem(List.of());
    }

    /** Renews the claims and returns which are renewed and which are another process's. */
    Uni<Renewal> renew(Collection<Operation> running, Duration claim) {
        Long[] ids = running.stream().map(Operation::id).toArray(Long[]::new);
        Long[] claims = running.stream().map(Operation::claim).toArray(Long[]::new);
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(ids, claims, millis(claim)))
                .map(rows -> new Renewal(ids(rows, false), ids(rows, true)));
    }

    /** The ids of operations whose claims are renewed, and of those that another process has taken over. */
    record Renewal(Set<Long> renewed, Set<Long> taken) {}

    private static Set<Long> ids(RowSet<Row> rows, boolean taken) {
        return rows.stream()
                .filter(row -> row.getBoolean("taken") == taken)
                .map(row -> row.getLong("id"))
                .collect(Collectors.toSet());
    }

    /** Returns the time after {@code now} at which the next unclaimed operation is due. */
    Uni<Optional<Instant>> next(Instant now, Set<String> kinds) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(utc(now), array(kinds)))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant));
    }

    Uni<Void> lock(SqlConnection connection, Operation operation) {
        return claimed(operation, connection.preparedQuery(LOCK).execute(claimOf(operation)));
    }

    /** Stores the operation's phase and note; with {@code subject}, the operation holds that subject from now on. */
    Uni<Void> enter(SqlConnection connection, Operation operation, Optional<String> subject) {
        Tuple row = claimOf(operation)
                .addString(operation.phase())
                .addString(operation.note().orElse(null))
                .addString(subject.orElse(null));
        return claimed(operation, connection.preparedQuery(ENTER).execute(row))
                .onFailure(OperationStore::isHeld)
                .transform(held -> new SubjectBusy(subject.orElse(operation.subject())));
    }

    Uni<Void> done(SqlConnection connection, Operation operation) {
        return claimed(
                operation,
                connection.preparedQuery(DONE).execute(claimOf(operation).addLong(operation.orders())));
    }

    /** Ends the try; the operation is due again at {@code due}, or at once when it was ordered during the try. */
    Uni<Void> postpone(
            SqlConnection connection,
            Operation operation,
            Instant due,
            int attempt,
            List<String> awaited,
            Optional<String> error) {
        Tuple row = claimOf(operation)
                .addLong(operation.orders())
                .addOffsetDateTime(utc(due))
                .addInteger(attempt)
                .addArrayOfString(awaited.toArray(String[]::new))
                .addString(error.orElse(null));
        return claimed(operation, connection.preparedQuery(POSTPONE).execute(row));
    }

    Uni<Void> cancel(SqlConnection connection, String kind, String subject) {
        return connection.preparedQuery(CANCEL).execute(Tuple.of(kind, subject)).replaceWithVoid();
    }

    Uni<Void> wakeWaiting(SqlConnection connection, List<String> things, Instant now) {
        return connection
                .preparedQuery(WAKE_WAITING)
                .execute(Tuple.of(utc(now), things.toArray(String[]::new)))
                .replaceWithVoid();
    }

    static Operation operation(Row row) {
        return new Operation(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("job"),
                row.getString("console"),
                row.getString("phase"),
                Optional.ofNullable(row.getString("note")),
                row.getInteger("attempt"),
                row.getLong("claim"),
                row.getLong("orders"));
    }

    private static Tuple claimOf(Operation operation) {
        return Tuple.tuple().addLong(operation.id()).addLong(operation.claim());
    }

    private static Uni<Void> claimed(Operation operation, Uni<RowSet<Row>> change) {
        return change.invoke(rows -> {
                    if (rows.rowCount() == 0 && rows.size() == 0) {
                        throw new LostClaim(operation);
                    }
                })
                .replaceWithVoid();
    }

    private static boolean isHeld(Throwable failure) {
        return failure instanceof PgException refused && HELD.equals(refused.getConstraint());
    }

    private static String[] texts(List<Order> orders, Function<Order, String> text) {
        return orders.stream().map(text).toArray(String[]::new);
    }

    private static String[] array(Set<String> texts) {
        return texts.toArray(String[]::new);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static double millis(Duration duration) {
        return duration.toMillis();
    }
}
