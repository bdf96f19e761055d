package io.leasehold.compute.refcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.test.CountedStatements;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.refcode.PolledServer.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@ComputeTest
class RefcodeStatementsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Mtms HOST = Mtms.of("910542A_T000001");
    private static final String HOSTS = """
            insert into host (mtms, hypervisor_id, uuid, manager, host_ip, state, status, vsn_capable, vsn_enabled,
                os_capable, proc_units, memory_mb, lmb_mb, disk_gb, version, updated_at)
            values ($1, 99001, gen_random_uuid(), 'hmc', 'ip', 'up', 'enabled', false, false, '{}', 1, 1, 1, 1, 1, now())
            """;
    private static final String SERVERS = """
            insert into server (id, project_id, user_id, name, request_id, launch_index, os_type, flavor_id, spec, vcpus,
                proc_units, memory_mb, disk_gb, host, vm_state, power_state, progress, metadata, created_at, updated_at,
                version)
            select cast('70000000-0000-4000-8000-' || lpad(n::text, 12, '0') as uuid), 'p', 'u', 'n', 'r', 0, 'aix', '1',
                '{}', 1, 0.1, 512, 1, $2, 'error', 0, 0, '{"powervc:vm_refcode_required":"true"}', now(), now(), 1
            from generate_series(1, $1::int) as n
            """;

    @Inject
    RefcodeStore store;

    @Inject
    RefcodeConfig config;

    @Inject
    Pool pool;

    @Test
    void reading_a_host_takes_as_many_statements_for_one_server_as_for_five_hundred() {
        assertThat(statements(1)).isEqualTo(5);
        assertThat(statements(500)).isEqualTo(5);
    }

    private int statements(int servers) {
        return CountedStatements.of(
                pool,
                connection -> fleet(connection, servers),
                connection -> store.polled(connection, HOST)
                        .map(watched -> outcomes(watched, servers))
                        .chain(outcomes -> store.save(connection, outcomes, outcome -> NOON)
                                .chain(() -> store.addHistory(connection, outcomes))));
    }

    private List<Outcome> outcomes(List<PolledServer> watched, int servers) {
        assertThat(watched).hasSize(servers);
        return watched.stream()
                .map(server -> server.read(new ReferenceCode("0000", "AIX"), NOON, config))
                .toList();
    }

    private static Uni<Void> fleet(SqlConnection connection, int servers) {
        return connection
                .preparedQuery(HOSTS)
                .execute(Tuple.of(HOST.toString()))
                .chain(() -> connection.preparedQuery(SERVERS).execute(Tuple.of(servers, HOST.toString())))
                .replaceWithVoid();
    }
}
