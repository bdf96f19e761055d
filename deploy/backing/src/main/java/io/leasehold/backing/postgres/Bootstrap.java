package io.leasehold.backing.postgres;

import static io.leasehold.backing.postgres.PostgresServer.DATABASE;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Creation of the extension and of the services' roles and schemas in one transaction; existing ones are kept. */
final class Bootstrap {

    private final Connection connection;

    Bootstrap(Connection connection) {
        this.connection = connection;
    }

    void run(List<ServiceRole> roles) throws SQLException {
        connection.setAutoCommit(false);
        prepareDatabase();
        for (ServiceRole role : roles) {
            prepare(role);
        }
        connection.commit();
    }

    private void prepareDatabase() throws SQLException {
        execute("select pg_advisory_xact_lock(hashtext('leasehold'), hashtext('bootstrap'))");
        execute("create extension if not exists btree_gist schema public");
        execute("revoke all on database %s from public".formatted(DATABASE));
        execute("revoke create on schema public from public");
    }

    private void prepare(ServiceRole role) throws SQLException {
        String name = identifier(role.name());
        if (!exists(role)) {
            execute("create role %s".formatted(name));
        }
        execute("alter role %s login password %s".formatted(name, literal(role.password())));
        execute("alter role %s set search_path = %s, public"
                .formatted(name, identifier(role.schemas().get(0))));
        execute("grant connect, create, temporary on database %s to %s".formatted(DATABASE, name));
        for (String schema : role.schemas()) {
            execute("create schema if not exists %s authorization %s".formatted(identifier(schema), name));
        }
    }

    private boolean exists(ServiceRole role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select from pg_roles where rolname = ?")) {
            query.setString(1, role.name());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String identifier(String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteIdentifier(name, true);
        }
    }

    private String literal(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteLiteral(text);
        }
    }
}
