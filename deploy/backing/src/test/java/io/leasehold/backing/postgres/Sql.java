package io.leasehold.backing.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Client that runs single statements, each on a connection of its own. */
record Sql(PostgresServer server, Login login) {

    void run(String statement) throws SQLException {
        try (Connection connection = server.connect(login);
                Statement said = connection.createStatement()) {
            said.execute(statement);
        }
    }

    /** Returns the first column of the first row. */
    String ask(String query) throws SQLException {
        try (Connection connection = server.connect(login);
                Statement said = connection.createStatement();
                ResultSet rows = said.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
