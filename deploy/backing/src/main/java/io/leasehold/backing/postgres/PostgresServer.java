package io.leasehold.backing.postgres;

import io.leasehold.backing.server.BackingServer;
import io.leasehold.backing.server.Storage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL server with the database {@value #DATABASE}. */
public interface PostgresServer extends BackingServer {

    /** Name of the database that all services share. */
    String DATABASE = "leasehold";

    /** Starts a server from the embedded binaries on {@code port}; 0 chooses a free one. */
    static PostgresServer start(Storage storage, int port) {
        return EmbeddedPostgresServer.start(storage, port);
    }

    /** Starts a server with temporary data in a container on {@code port}; 0 chooses a free one. */
    static PostgresServer startContainer(int port) {
        return ContainerPostgresServer.start(port);
    }

    /** Returns an external server; {@code superuser} must be able to create roles and schemas in the database. */
    static PostgresServer external(String host, int port, Login superuser) {
        return new ExternalPostgresServer(host, port, superuser);
    }

    /** Returns the JDBC address of the database, without user and password. */
    default String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), DATABASE);
    }

    /** Returns the address of the database for the reactive client, without user and password. */
    default String reactiveUrl() {
        return "postgresql://%s:%d/%s".formatted(host(), port(), DATABASE);
    }

    /** Returns the superuser, for administration only. */
    Login superuser();

    /** Opens a connection of {@code login} to the database. */
    default Connection connect(Login login) throws SQLException {
        return Connections.open(this, DATABASE, login);
    }

    /**
     * Creates a role for each service, which owns its schemas and has no access to others, and the extension {@code
     * btree_gist}. Existing ones are kept; passwords are set again.
     */
    default void bootstrap(List<ServiceRole> roles) {
        try (Connection connection = connect(superuser())) {
            new Bootstrap(connection).run(roles);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the database " + DATABASE, e);
        }
    }
}
