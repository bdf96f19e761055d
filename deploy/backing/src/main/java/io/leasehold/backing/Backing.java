package io.leasehold.backing;

import io.leasehold.backing.container.ContainerEngine;
import io.leasehold.backing.identity.IdentityProvider;
import io.leasehold.backing.identity.LocalUsers;
import io.leasehold.backing.kafka.KafkaBroker;
import io.leasehold.backing.postgres.PostgresServer;
import io.leasehold.backing.server.Storage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Servers that all tests of a JVM share. Each starts at its first use and stops when the JVM exits; its data are
 * temporary.
 */
public final class Backing {

    private static final Logger LOG = System.getLogger(Backing.class.getName());
    private static final Backing SHARED = new Backing(BackingMode.configured());

    private final BackingMode mode;
    private @Nullable PostgresServer postgres;
    private @Nullable KafkaBroker kafka;
    private @Nullable IdentityProvider identity;

    private Backing(BackingMode mode) {
        this.mode = mode;
    }

    /**
     * Returns the instance of this JVM. Quarkus loads the classes of tests more than once; the application's
     * configuration must list this library under {@code quarkus.class-loading.parent-first-artifacts}, otherwise this
     * method fails.
     */
    public static Backing shared() {
        if (!ClassLoader.getSystemClassLoader().equals(Backing.class.getClassLoader())) {
            throw new IllegalStateException("quarkus.class-loading.parent-first-artifacts lacks io.leasehold:backing");
        }
        return SHARED;
    }

    /** Returns PostgreSQL; {@link PostgresServer#bootstrap} creates the roles. */
    public synchronized PostgresServer postgres() {
        if (postgres == null) {
            postgres = switch (mode) {
                case AUTO -> preferred(() -> PostgresServer.startContainer(0), Backing::embeddedPostgres);
                case EMBEDDED -> embeddedPostgres();
                case CONTAINERS -> PostgresServer.startContainer(0);
                case EXTERNAL -> ExternalServers.postgres();
            };
        }
        return postgres;
    }

    /** Returns Kafka; {@link KafkaBroker#createTopics} creates the topics. */
    public synchronized KafkaBroker kafka() {
        if (kafka == null) {
            kafka = switch (mode) {
                case AUTO -> preferred(() -> KafkaBroker.startContainer(0), Backing::embeddedKafka);
                case EMBEDDED -> embeddedKafka();
                case CONTAINERS -> KafkaBroker.startContainer(0);
                case EXTERNAL -> ExternalServers.kafka();
            };
        }
        return kafka;
    }

    /** Returns the identity provider with the local users, embedded in every mode. */
    public synchronized IdentityProvider identity() {
        if (identity == null) {
            identity = IdentityProvider.start(0, LocalUsers.load());
        }
        return identity;
    }

    private static PostgresServer embeddedPostgres() {
        return PostgresServer.start(Storage.temporary(), 0);
    }

    private static KafkaBroker embeddedKafka() {
        return KafkaBroker.start(Storage.temporary(), 0);
    }

    private static <T> T preferred(Supplier<T> container, Supplier<T> embedded) {
        if (!ContainerEngine.answers()) {
            return embedded.get();
        }
        try {
            return container.get();
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, "A container does not start, the embedded server takes its place: {0}", e.getMessage());
            return embedded.get();
        }
    }
}
