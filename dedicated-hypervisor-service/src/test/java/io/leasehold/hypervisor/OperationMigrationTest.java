package io.leasehold.hypervisor;

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
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that was ordered by the version before operations had consoles. */
class OperationMigrationTest {
    private static final String SCHEMA = "hypervisor_upgrade";
    private static final String SERVER = "11111111-0000-4000-8000-000000000001";
    private static final String UNFINISHED = "11111111-0000-4000-8000-000000000002";
    private static final String ROWS = """
            set search_path to hypervisor_upgrade;
            insert into server (id, tenant, user_id, name, hypervisor_type, image_id, image_name, baremetal_image_id,
                flavor_id, license_cores, metadata, accepted, status, task, power, progress, machine, created_at, updated_at)
            select id::uuid, 't', 'u', 'n', 'hyper_v', gen_random_uuid(), 'i', gen_random_uuid(), gen_random_uuid(), 0, '{}',
                machine is not null, 'BUILD', 'BUILDING', 'SHUTDOWN', 0, machine::jsonb, now(), now()
            from (values ('%1$s', '{"zone": "zone1-groupb"}'), ('%2$s', null)) as row (id, machine);
            insert into operation (kind, subject, due_at, attempt, claimed_until)
            values ('server.build', '%1$s', '2026-01-01T00:00:00Z', 3, now() + interval '1 hour'),
                ('server.purge', '%1$s', '2026-01-01T00:00:00Z', 0, null),
                ('server.undo', '%2$s', '2026-01-01T00:00:00Z', 0, null),
                ('lease', 'res-1', '2026-01-01T00:00:00Z', 2, null);
            """.formatted(SERVER, UNFINISHED);
    private static final String CARRIED = """
            select kind || ' of ' || subject || ' at ' || console || ', try ' || attempt || ', due '
                || extract(year from due_at at time zone 'UTC')
            from hypervisor_upgrade.operation
            where claimed_by is null and claimed_until is null and not holds and job = '' order by id
            """;

    private final PostgresServer postgres = TestBacking.shared().postgres();

    @BeforeEach
    @AfterEach
    void the_schema_is_empty() throws SQLException {
        execute("drop schema if exists " + SCHEMA + " cascade");
    }

    @Test
    void is_carried_over_to_the_queues_of_the_zones() throws SQLException {
        flyway().target("4").load().migrate();
        execute(ROWS);

        flyway().load().migrate();

        assertThat(texts(CARRIED))
                .containsExactly(
                        "server.build of %s at zone1-groupb, try 3, due 2026".formatted(SERVER),
                        "server.purge of %s at , try 0, due 2026".formatted(SERVER),
                        "server.undo of %s at any-zone, try 0, due 2026".formatted(UNFINISHED),
                        "lease of res-1 at , try 2, due 2026");
    }

    /** The test classes of common-api have migrations of their own in the place of the service's on the class path. */
    private FluentConfiguration flyway() {
        Login superuser = postgres.superuser();
        return Flyway.configure()
                .dataSource(postgres.jdbcUrl(), superuser.name(), superuser.password())
                .locations("db/common", "filesystem:src/main/resources/db/migration")
                .schemas(SCHEMA);
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
