package io.leasehold.e2e;

import io.leasehold.backing.postgres.LocalRoles;
import io.leasehold.backing.postgres.PostgresServer;
import io.leasehold.backing.postgres.ServiceRole;
import io.leasehold.local.PartNames;
import io.leasehold.local.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Direct queries on a service's tables for leftovers and duplicates. */
final class Tables {
    private static final Map<String, Map<String, String>> QUERIES = Map.of(
            "reservation",
            Map.of(
                    "unsent events", "select count(*) from outbox",
                    "intents", "select count(*) from host where state <> 'REGISTERED'",
                    "claims", "select count(*) from event where status = 'IN_PROGRESS'",
                    "overlaps", """
                            select count(*) from allocation a join allocation b on a.host_id = b.host_id
                              and a.reservation_id < b.reservation_id and a.period && b.period
                              and (a.kind = 'host' or b.kind = 'host')""",
                    "allocations", """
                            select string_agg(h.hypervisor_hostname || ' to ' || substr(l.name, length('%1$s') + 2), ', ')
                            from allocation a join host h on h.id = a.host_id join lease l on l.id = a.lease_id
                            where l.name like '%1$s %%'"""),
            "compute",
            Map.of(
                    "unsent events", "select count(*) from outbox",
                    "waiting operations",
                            "select count(*) from operation where kind not in ('inventory', 'power-sync', 'vsn-sync')",
                    "servers", "select count(*) from server where deleted_at is null",
                    "aggregates of instances", "select count(*) from aggregate where id >= 1000000",
                    "pools of hosts",
                            "select max(number) from (select count(*) number from aggregate_host group by mtms) x"),
            "dedicated_hypervisor",
            Map.of(
                    "unsent events", "select count(*) from outbox",
                    "waiting operations", "select count(*) from operation"),
            "device",
            Map.of(
                    "unsent events", "select count(*) from outbox",
                    "waiting operations", "select count(*) from operation where kind <> 'inventory'",
                    "attached", "select count(*) from mdev_attachment where ended_at is null",
                    "reserved", "select count(*) from mdev_device where status = 'Reserved'"));

    private final String role;

    private Tables(String role) {
        this.role = role;
    }

    /** Returns the tables of the service with the name. */
    static Tables of(String service) {
        return Service.ALL.stream()
                .filter(each -> each.name().equals(service))
                .findFirst()
                .map(Tables::of)
                .orElseThrow();
    }

    static Tables of(Service service) {
        return new Tables(service.role());
    }

    /** Returns one value for each query, in alphabetical order of the queries. */
    String summary(String run) {
        Map<String, String> answers = new TreeMap<>();
        QUERIES.getOrDefault(role, Map.of())
                .forEach((question, sql) -> answers.put(question, value(sql.formatted(run))));
        return answers.toString();
    }

    /** Changes rows where no API can, such as the month in which a contract begins. */
    void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot change the tables of " + role, failure);
        }
    }

    /** Returns the first value of the answer as text; {@code none} without a row. */
    String value(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "none";
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot ask the tables of " + role, failure);
        }
    }

    private Connection connect() throws SQLException {
        ServiceRole login = LocalRoles.get(role);
        String url = "jdbc:postgresql://127.0.0.1:%d/%s"
                .formatted(SharedStack.get().port(PartNames.POSTGRES), PostgresServer.DATABASE);
        return DriverManager.getConnection(url, login.name(), login.password());
    }
}
