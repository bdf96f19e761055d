package io.leasehold.backing.postgres;

import io.leasehold.backing.container.FixedPortContainer;
import java.util.Map;
import java.util.UUID;

/** PostgreSQL in a container. */
final class ContainerPostgresServer implements PostgresServer {

    private static final String IMAGE = "postgres:17";
    private static final int PORT = 5432;

    private final FixedPortContainer container;
    private final Login superuser;

    private ContainerPostgresServer(FixedPortContainer container, Login superuser) {
        this.container = container;
        this.superuser = superuser;
    }

    static PostgresServer start(int port) {
        Login superuser = new Login("postgres", UUID.randomUUID().toString());
        FixedPortContainer container = new FixedPortContainer(IMAGE, environment(superuser), PORT, port);
        PostgresServer server = new ContainerPostgresServer(container, superuser);
        server.start();
        return server;
    }

    private static Map<String, String> environment(Login superuser) {
        return Map.of(
                "POSTGRES_PASSWORD",
                superuser.password(),
                "POSTGRES_DB",
                DATABASE,
                "POSTGRES_INITDB_ARGS",
                "-c max_connections=200 -c timezone=UTC -c fsync=off");
    }

    @Override
    public int port() {
        return container.port();
    }

    @Override
    public Login superuser() {
        return superuser;
    }

    @Override
    public void start() {
        container.start(() -> {
            connect(superuser).close();
            return true;
        });
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public void close() {
        container.remove();
    }
}
