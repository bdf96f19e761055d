package io.leasehold.common.test;

import io.leasehold.backing.identity.IdentityProvider;
import io.leasehold.backing.identity.Project;
import io.leasehold.backing.identity.User;
import io.leasehold.backing.kafka.KafkaBroker;
import io.leasehold.backing.postgres.PostgresServer;
import io.leasehold.backing.postgres.ServiceRole;
import io.leasehold.backing.server.Storage;
import io.leasehold.common.event.Topics;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Real PostgreSQL, Kafka and identity provider, started once for all tests of a module. */
public final class TestBacking {
    /** The project of {@link #ALICE} and {@link #RITA}. */
    public static final Project DEMO = new Project("aaa8749130bc3d2886d6b9bb3fcb1715", "demo");
    /** The project of {@link #BOB}. */
    public static final Project OTHER = new Project("9da9116dcc444ad8aca57db398fcb477", "other");

    public static final User ADMIN = user("admin", new Project("36c27e8ff05c4780bf6d2fa65700f22e", "admin"), "admin");
    public static final User ALICE = user("alice", DEMO, "member");
    public static final User RITA = user("rita", DEMO, "reader");
    public static final User BOB = user("bob", OTHER, "member");
    public static final User SERVICE = user("reservation-service", new Project("service", "service"), "service");

    private static final class Started {
        static final TestBacking ONLY = new TestBacking();
    }

    private final PostgresServer postgres = PostgresServer.start(Storage.thrownAway(), 0);
    private final KafkaBroker kafka = KafkaBroker.start(Storage.thrownAway(), 0);
    private final IdentityProvider identity = IdentityProvider.start(0, List.of(ADMIN, ALICE, RITA, BOB, SERVICE));

    private TestBacking() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        kafka.createTopics(
                Topics.ALL.stream()
                        .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                        .toList(),
                Topics.PARTITIONS);
    }

    /** The servers of this JVM; started by the first who asks. */
    public static TestBacking shared() {
        return Started.ONLY;
    }

    /** Makes a role that owns {@code schemas}; the password is its name. */
    void prepare(String role, List<String> schemas) {
        postgres.bootstrap(List.of(new ServiceRole(role, role, schemas)));
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public IdentityProvider identity() {
        return identity;
    }

    private void close() {
        identity.close();
        kafka.close();
        postgres.close();
    }

    private static User user(String name, Project project, String role) {
        return new User(name, name, name, project, Set.of(role));
    }
}
