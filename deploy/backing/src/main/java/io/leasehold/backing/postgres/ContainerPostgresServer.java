package io.leasehold.backing.postgres;

import io.leasehold.backing.container.PinnedContainer;
import java.util.UUID;
import org.testcontainers.containers.GenericContainer;

/** PostgreSQL in a container. */
final class ContainerPostgresServer implements PostgresServer {

    private static final String IMAGE = "postgres:17";
    private static final int PORT = 5432;

    private final PinnedContainer container;
    private final Login superuser;

    private ContainerPostgresServer(PinnedContainer container, Login superuser) {
        this.container = container;
        this.superuser = superuser;
    }

    @SuppressWarnings("resource") // closed as a pinned container
    static PostgresServer start(int port) {
        Login superuser = new Login("postgres", UUID.randomUUID().toString());
        GenericContainer<?> image = new GenericContainer<>(IMAGE)
                .withEnv("POSTGRES_PASSWORD", superuser.password())
                .withEnv("POSTGRES_DB", DATABASE)
                .withCommand("postgres", "-c", "max_connections=200", "-c", "timezone=UTC", "-c", "fsync=off");
        PostgresServer server = new ContainerPostgresServer(new PinnedContainer(image, PORT, port), superuser);
        server.start();
        return server;
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
