package io.leasehold.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.backing.postgres.Login;
import io.leasehold.backing.postgres.PostgresServer;
import io.leasehold.common.test.TestBacking;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that was ordered by the version before operations had consoles. */
class OperationMigrationTest {
    private static final String SCHEMA = "compute_upgrade";
    private static final String HOST = "910542A_78A1B01";
    private static final String SERVER = "11111111-0000-4000-8000-000000000001";
    private static final String PLACELESS = "11111111-0000-4000-8000-000000000002";
    private static final String IMAGE = "22222222-0000-4000-8000-000000000001";
    private static final String ROWS = """
            set search_path to compute_upgrade;
            insert into host (mtms, hypervisor_id, uuid, manager, host_ip, state, status, vsn_capable, vsn_enabled,
                os_capable, proc_units, memory_mb, lmb_mb, disk_gb, version, updated_at)
            values ('%1$s', 1, gen_random_uuid(), 'hmc', '192.0.2.1', 'up', 'enabled', true, true, '{aix}', 1, 1, 1, 1,
                1, now());
            insert into server (id, project_id, user_id, name, request_id, launch_index, os_type, flavor_id, spec, vcpus,
                proc_units, memory_mb, disk_gb, host, vm_state, task_state, power_state, progress, created_at, updated_at,
                version)
            select id::uuid, 'p', 'u', 'n', 'r', 0, 'aix', '1', '{}', 1, 0.1, 512, 1, host, 'building', 'spawning', 0, 0,
                now(), now(), 1
            from (values ('%2$s', '%1$s'), ('%3$s', null)) as row (id, host);
            insert into image (id, name, project_id, os_type, status, server_id, host, created_at, updated_at)
            values ('%4$s', 'i', 'p', 'aix', 'queued', '%2$s', '%1$s', now(), now());
            insert into operation (kind, subject, due_at, attempt, awaits, claimed_until)
            values ('server', '%2$s', '2026-01-01T00:00:00Z', 3, '{}', now() + interval '1 hour'),
                ('server', '%3$s', '2026-01-01T00:00:00Z', 0, '{}', null),
                ('snapshot', '%4$s', '2026-01-01T00:00:00Z', 0, '{}', null),
                ('reservation', 'res-1', '2026-01-01T00:00:00Z', 2, '{server/%2$s,image/%4$s}', null);
            """.formatted(HOST, SERVER, PLACELESS, IMAGE);
    private static final String CARRIED = """
            select kind || ' of ' || subject || ' at ' || console || ' job ' || job || ' try ' || attempt || ' waits for '
                || array_to_string(awaits, '+') || ' due ' || extract(year from due_at at time zone 'UTC')
            from compute_upgrade.operation where claimed_by is null and claimed_until is null and not holds order by id
            """;

    private final PostgresServer postgres = TestBacking.shared().postgres();

    @BeforeEach
    @AfterEach
    void the_schema_is_empty() throws SQLException {
        execute("drop schema if exists " + SCHEMA + " cascade");
    }

    @Test
    void is_carried_over_to_the_queues_of_the_hosts() throws SQLException {
        flyway().target("11").load().migrate();
        execute(ROWS);

        flyway().load().migrate();

        assertThat(texts(CARRIED))
                .containsExactly(
                        "server of %s at %s job  try 3 waits for  due 2026".formatted(SERVER, HOST),
                        "server of %s at  job  try 0 waits for  due 2026".formatted(PLACELESS),
                        "snapshot of %s at %s job %s try 0 waits for  due 2026".formatted(SERVER, HOST, IMAGE),
                        "reservation of res-1 at  job  try 2 waits for server/%s+image/%s due 2026"
                                .formatted(SERVER, IMAGE));
    }

    private FluentConfiguration flyway() {
        Login superuser = postgres.superuser();
        return Flyway.configure()
                .dataSource(postgres.jdbcUrl(), superuser.name(), superuser.password())
                .locations("classpath:db/common", "filesystem:src/main/resources/db/migration")
                .schemas(SCHEMA)
                .placeholders(Map.of("freepool", "freepool", "fixtures", "true"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.connect(postgres.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = postgres.connect(postgres.superuser());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
