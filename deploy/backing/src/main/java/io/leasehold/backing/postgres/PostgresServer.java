package io.leasehold.backing.postgres;

import io.leasehold.backing.server.BackingServer;
import io.leasehold.backing.server.Storage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL server with the database {@value #DATABASE}. */
public interface PostgresServer extends BackingServer {

    /** The one database that all services share. */
    String DATABASE = "leasehold";

    /** Starts a server from the embedded binaries on {@code port}, or on a free one when that is 0. */
    static PostgresServer start(Storage storage, int port) {
        return EmbeddedPostgresServer.start(storage, port);
    }

    /** Starts a server in a container whose data are thrown away, on {@code port} or on a free one when that is 0. */
    static PostgresServer startContainer(int port) {
        return ContainerPostgresServer.start(port);
    }

    /** A server that somebody else runs; {@code superuser} must be able to make roles and schemas in the database. */
    static PostgresServer external(String host, int port, Login superuser) {
        return new ExternalPostgresServer(host, port, superuser);
    }

    /** The database's address for JDBC, without user and password. */
    default String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), DATABASE);
    }

    /** The database's address for the reactive client, without user and password. */
    default String reactiveUrl() {
        return "postgresql://%s:%d/%s".formatted(host(), port(), DATABASE);
    }

    /** The login for what no service may do. */
    Login superuser();

    /** A connection of {@code login} to the database. */
    default Connection connect(Login login) throws SQLException {
        return Connections.open(this, DATABASE, login);
    }

    /**
     * Gives each service its role, which owns and sees its schemas only, and makes the extension {@code btree_gist}.
     * What is there already is kept; passwords are set anew.
     */
    default void bootstrap(List<ServiceRole> roles) {
        try (Connection connection = connect(superuser())) {
            new Bootstrap(connection).run(roles);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the database " + DATABASE, e);
        }
    }
}
