package io.leasehold.backing.process;

import io.leasehold.backing.postgres.LocalRoles;
import io.leasehold.backing.postgres.PostgresServer;

/**
 * PostgreSQL as a process of its own, with the roles of all services.
 *
 * <p>It prints one line, {@code READY} and its address, when it serves, and stops when it is terminated.
 */
public final class PostgresProcess {

    private PostgresProcess() {}

    /** Arguments: {@code --data FOLDER --port NUMBER --parent-pid NUMBER}, all optional. */
    public static void main(String[] args) {
        ServerProcess.run(args, PostgresProcess::start);
    }

    private static String start(Arguments arguments) {
        PostgresServer server = PostgresServer.start(arguments.storage(), arguments.port());
        server.bootstrap(LocalRoles.load());
        return server.jdbcUrl();
    }
}
