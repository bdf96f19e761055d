package io.leasehold.compute.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.paging.PageRequest;
import io.leasehold.common.sql.RowJson;
import io.leasehold.common.test.CountedStatements;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.nova.Query;
import io.leasehold.compute.nova.Sorting;
import io.leasehold.compute.nova.Sorting.Term;
import io.leasehold.compute.server.list.ServerListing;
import io.leasehold.compute.server.list.ServerQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ComputeTest
class ServerStatementsTest {
    private static final String PROJECT = "statements";
    private static final String FILL = """
            insert into server (id, project_id, user_id, name, request_id, launch_index, os_type, flavor_id, spec, vcpus,
                proc_units, memory_mb, disk_gb, vm_state, power_state, progress, created_at, updated_at, version)
            select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'statements', 'u', 'n' || n, 'r-1', 0,
                'aix', '1', $2, 1, 0.1, 512, 1, 'active', 1, 100, now() - n * interval '1 second', now(), 1
            from generate_series(1, $1::int) as n
            """;

    @Inject
    ServerListing listing;

    @Inject
    Pool pool;

    @Test
    @Tag("case-68")
    void a_page_takes_one_statement_however_long_and_one_more_to_check_its_marker() {
        assertThat(statements(1, 1, Optional.empty())).isEqualTo(1);
        assertThat(statements(2000, 1000, Optional.empty())).isEqualTo(1);
        assertThat(statements(2000, 1000, Optional.of("00000000-0000-4000-8000-000000000500")))
                .isEqualTo(2);
    }

    private int statements(int servers, int limit, Optional<String> marker) {
        ServerQuery query = new ServerQuery(
                new PageRequest(limit, marker),
                new Sorting(List.of(new Term("created_at", true), new Term("id", true))),
                Optional.of(PROJECT),
                Optional.empty(),
                new Query(new MultivaluedHashMap<>()));
        return CountedStatements.of(
                pool,
                connection -> fill(connection, servers),
                connection -> listing.list(connection, query)
                        .invoke(page -> assertThat(page.items()).hasSize(limit))
                        .replaceWithVoid());
    }

    private Uni<Void> fill(SqlConnection connection, int servers) {
        return connection
                .preparedQuery(FILL)
                .execute(Tuple.of(
                        servers,
                        new JsonObject(RowJson.write(ServerSamples.ordered().spec()))))
                .replaceWithVoid();
    }
}
