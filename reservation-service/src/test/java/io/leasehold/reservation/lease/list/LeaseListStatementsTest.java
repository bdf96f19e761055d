package io.leasehold.reservation.lease.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.test.CountedStatements;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.ReservationTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ReservationTest
class LeaseListStatementsTest {
    private static final String FIRST = "00000000-0000-0000-0000-000000000000";
    private static final String LEASES = """
            insert into lease (id, name, user_id, project_id, trust_id, start_date, end_date, status, created_at)
            select ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, 'l' || n, 'u1', 'p1', 't1',
              now(), now() + interval '1 hour', 'PENDING', now()
            from generate_series(0, $1::int) as n
            """;

    @Inject
    LeaseList lists;

    @Inject
    Database database;

    @Inject
    Pool pool;

    @BeforeEach
    void no_lease() {
        database.empty();
    }

    @Test
    void a_list_is_one_statement_whatever_its_size() {
        assertThat(statements(Map.of(), 2, 3)).isEqualTo(1);
        assertThat(statements(Map.of(), 2000, 2001)).isEqualTo(1);
    }

    @Test
    void a_page_is_one_statement_whatever_its_size() {
        assertThat(statements(Map.of("limit", "1"), 2, 1)).isEqualTo(1);
        assertThat(statements(Map.of("limit", "1000", "sort", "name:desc"), 2000, 1000))
                .isEqualTo(1);
        assertThat(statements(Map.of("limit", "1", "marker", FIRST), 2, 1)).isEqualTo(1);
        assertThat(statements(Map.of("limit", "1000", "marker", FIRST, "status", "PENDING"), 2000, 1000))
                .isEqualTo(1);
    }

    @Test
    void an_empty_page_takes_one_more_statement_for_the_marker() {
        assertThat(statements(Map.of("marker", FIRST, "name", "nobody's"), 2, 0))
                .isEqualTo(2);
    }

    private int statements(Map<String, String> parameters, int leases, int expected) {
        LeaseQuery query = LeaseQuery.of(parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
        AtomicInteger found = new AtomicInteger();
        int count = CountedStatements.of(
                pool,
                connection -> insert(connection, leases),
                connection -> lists.find(connection, query)
                        .invoke(page -> found.set(page.items().size()))
                        .replaceWithVoid());
        assertThat(found).hasValue(expected);
        return count;
    }

    private static Uni<Void> insert(SqlConnection connection, int leases) {
        return connection.preparedQuery(LEASES).execute(Tuple.of(leases)).replaceWithVoid();
    }
}
