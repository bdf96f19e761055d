package io.leasehold.device;

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
    private static final String SCHEMA = "device_upgrade";
    private static final String ROWS = """
            set search_path to device_upgrade;
            insert into host_ref (uuid, external_name) values ('h1', 'host-1');
            insert into mdev_device (uuid, name, host_uuid, vm_instance_uuid, type, state, status, chooser, create_date,
                last_op_date)
            select uuid, uuid, 'h1', vm, 'SE_Controller', 'Enabled', status, chooser, now(), now()
            from (values ('d1', 'v1', 'Reserved', 'Device'), ('d2', 'v1', 'Attached', 'Device'),
                ('d3', null, 'Active', 'None')) as device (uuid, vm, status, chooser);
            insert into mdev_attachment (id, device_uuid, vm_uuid, account_uuid, lease_ids, chooser, started_at)
            values ('a2', 'd2', 'v1', 'account', '{}', 'Device', now());
            insert into api_job (uuid, account_uuid, admin, member, api, fingerprint, arguments, shows, status, deadline,
                created_at)
            select uuid, 'account', true, true, api, 'f', arguments::jsonb, 'MDEV_DEVICE', 'running', now(), now()
            from (values ('j1', 'AttachMdevDeviceToVm', '{"device":"d1"}'), ('j3', 'AttachMdevDeviceToVm', '{"device":"D-3"}'),
                ('j4', 'UpdateMdevDevice', '{"uuid":"d3"}')) as job (uuid, api, arguments);
            insert into operation (kind, subject, device_uuid, phase, note, attempt, due_at, claimed_by, claimed_until)
            values
                ('AttachMdevDeviceToVm', 'j1', 'd1', 'HW_UNKNOWN', 'why', 3, '2026-01-01T00:00:00Z',
                    gen_random_uuid(), now() + interval '1 hour'),
                ('AttachMdevDeviceToVm', 'j3', null, 'ACCEPTED', null, 0, '2026-01-01T00:00:00Z', null, null),
                ('UpdateMdevDevice', 'j4', null, 'ACCEPTED', null, 0, '2026-01-01T00:00:00Z', null, null),
                ('release', 'a2', null, 'ACCEPTED', 'vm-deleted', 0, '2026-01-01T00:00:00Z', null, null);
            """;
    private static final String CARRIED = """
            select concat_ws(' ', kind, job, 'of', subject, 'at', console, phase, note, attempt, holds)
            from device_upgrade.operation
            where claimed_by is null and claimed_until is null and due_at = '2026-01-01T00:00:00Z' order by id
            """;

    private final PostgresServer postgres = TestBacking.shared().postgres();

    @BeforeEach
    @AfterEach
    void drop_the_schema() throws SQLException {
        execute("drop schema if exists " + SCHEMA + " cascade");
    }

    @Test
    void pending_operations_are_carried_over() throws SQLException {
        flyway().target("4").load().migrate();
        execute(ROWS);

        flyway().load().migrate();

        assertThat(texts(CARRIED))
                .containsExactly(
                        "AttachMdevDeviceToVm j1 of d1 at h1 HW_UNKNOWN why 3 t",
                        "AttachMdevDeviceToVm j3 of j3 at h1  0 f",
                        "UpdateMdevDevice j4 of j4 at   0 f",
                        "release a2 of d2 at h1  vm-deleted 0 f");
    }

    private FluentConfiguration flyway() {
        Login superuser = postgres.superuser();
        return Flyway.configure()
                .dataSource(postgres.jdbcUrl(), superuser.name(), superuser.password())
                .locations("db/common", "db/migration")
                .placeholders(Map.of("fixtures", "true"))
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
