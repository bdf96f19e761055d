package io.leasehold.backing.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Factory of connections that bypasses the JDK's driver registry, which may hold drivers of other class loaders. */
final class Connections {

    private Connections() {}

    static Connection open(PostgresServer server, String database, Login login) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {server.host()});
        source.setPortNumbers(new int[] {server.port()});
        source.setDatabaseName(database);
        return source.getConnection(login.name(), login.password());
    }
}
