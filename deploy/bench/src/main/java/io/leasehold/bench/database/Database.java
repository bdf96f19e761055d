package io.leasehold.bench.database;

import io.leasehold.backing.postgres.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Access of one login to a database: single statements, each on a connection of its own. */
public record Database(String host, int port, String name, Login login) {
    /** Returns the access of this login to another database of the server. */
    public Database named(String other) {
        return new Database(host, port, other, login);
    }

    /** Returns the access of another login to this database. */
    public Database as(Login other) {
        return new Database(host, port, name, other);
    }

    /** Runs one statement, or several separated by semicolons. */
    public void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            var unused = statement.execute(sql);
        } catch (SQLException e) {
            throw refused(sql, e);
        }
    }

    /** Returns the first column of the first row. */
    public String text(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "none";
        } catch (SQLException e) {
            throw refused(query, e);
        }
    }

    /** Returns the number that the query yields. */
    public long number(String query) {
        return Long.parseLong(text(query));
    }

    private static IllegalStateException refused(String sql, SQLException refusal) {
        return new IllegalStateException("%s, on %s".formatted(refusal.getMessage(), sql.strip()), refusal);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(host, port, name), login.name(), login.password());
    }
}
