package io.leasehold.backing.process;

import io.leasehold.backing.postgres.LocalRoles;
import io.leasehold.backing.postgres.PostgresServer;

/**
 * Main class that runs PostgreSQL with the roles of all services.
 *
 * <p>Prints one line, {@code READY} and the address, when the server serves, and stops when terminated.
 */
public final class PostgresProcess {

    private PostgresProcess() {}

    /** Runs the server. Arguments: {@code --data FOLDER --port NUMBER --parent-pid NUMBER}, all optional. */
    public static void main(String[] args) {
        ServerProcess.run(args, PostgresProcess::start);
    }

    private static String start(Arguments arguments) {
        PostgresServer server = PostgresServer.start(arguments.storage(), arguments.port());
        server.bootstrap(LocalRoles.load());
        return server.jdbcUrl();
    }
}
