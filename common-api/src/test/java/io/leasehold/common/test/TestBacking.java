package io.leasehold.common.test;

import io.leasehold.backing.Backing;
import io.leasehold.backing.identity.IdentityProvider;
import io.leasehold.backing.identity.LocalUsers;
import io.leasehold.backing.identity.Project;
import io.leasehold.backing.identity.User;
import io.leasehold.backing.kafka.KafkaBroker;
import io.leasehold.backing.postgres.LocalRoles;
import io.leasehold.backing.postgres.PostgresServer;
import io.leasehold.common.event.Topics;
import java.util.stream.Stream;

/** Backing servers of this JVM with roles and topics, and the users whose tokens tests use. */
public final class TestBacking {
    public static final User ADMIN = LocalUsers.get("admin");
    public static final User ALICE = LocalUsers.get("alice");
    public static final User RITA = LocalUsers.get("rita");
    public static final User BOB = LocalUsers.get("bob");
    public static final User SERVICE = LocalUsers.get("reservation-service");
    /** The project of {@link #ALICE} and {@link #RITA}. */
    public static final Project DEMO = ALICE.project();
    /** The project of {@link #BOB}. */
    public static final Project OTHER = BOB.project();

    private static final class Prepared {
        static final TestBacking ONLY = new TestBacking();
    }

    private final Backing backing = Backing.shared();

    private TestBacking() {
        postgres().bootstrap(LocalRoles.load());
        kafka().createTopics(
                        Topics.ALL.stream()
                                .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                                .toList(),
                        Topics.PARTITIONS);
    }

    /** Returns the servers; the first call prepares them. */
    public static TestBacking shared() {
        return Prepared.ONLY;
    }

    public PostgresServer postgres() {
        return backing.postgres();
    }

    public KafkaBroker kafka() {
        return backing.kafka();
    }

    public IdentityProvider identity() {
        return backing.identity();
    }
}
