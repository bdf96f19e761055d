package io.leasehold.reservation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests that every {@link ExternalNetwork} must pass. */
public abstract class ExternalNetworkContract {
    /** The network that the adapter under test finds. */
    protected static final String NETWORK = "1e17587e-a7ed-4b82-a17b-4beb32523e28";

    protected static final String SUBNET = "a2fa9b7e-8451-4868-85f4-92ee7c77eed6";
    protected static final String ADDRESS = "172.24.4.101";
    protected static final ReservedAddress MINE = reserved("aaa8749130bc3d2886d6b9bb3fcb1715", 1);

    private static final ReservedAddress LATER = reserved("aaa8749130bc3d2886d6b9bb3fcb1715", 2);
    private static final ReservedAddress FOREIGN = reserved("9da9116dcc444ad8aca57db398fcb477", 3);
    private static final Duration SOON = Duration.ofSeconds(20);

    /** The adapter under test. */
    protected abstract ExternalNetwork network();

    /** The project that has {@link #ADDRESS}. */
    protected abstract Optional<String> owner();

    /** Lets all calls fail. */
    protected abstract void breakDown();

    /** Lets changes of {@link #ADDRESS} succeed without an answer. */
    protected abstract void loseAnswers();

    /** Removes all faults. */
    protected abstract void mend();

    @Test
    void a_network_is_described_by_its_subnets() {
        assertThat(done(network().network(NETWORK)))
                .isEqualTo(new Network(
                        NETWORK,
                        List.of(new Subnet(
                                SUBNET,
                                Cidr.parse("172.24.4.0/24"),
                                List.of(new AddressRange(
                                        IpAddress.parse("172.24.4.2"), IpAddress.parse("172.24.4.99"))),
                                IpAddress.parse("172.24.4.1")))));
    }

    @Test
    void an_unknown_network_is_named_by_its_id() {
        assertThatThrownBy(() -> done(network().network("nope/../there")))
                .isInstanceOf(UnknownNetwork.class)
                .hasMessage("Failed to find network nope/../there");
    }

    @Test
    void an_address_is_the_projects_however_often_it_is_created() {
        assertThat(owner()).isEmpty();

        done(network().create(MINE));
        done(network().create(MINE));

        assertThat(owner()).contains(MINE.projectId());
    }

    @Test
    void an_address_of_somebody_else_is_not_given_away() {
        done(network().create(FOREIGN));

        assertThatThrownBy(() -> done(network().create(MINE))).isInstanceOf(AddressTaken.class);

        assertThat(owner()).contains(FOREIGN.projectId());
    }

    @Test
    void an_address_of_another_reservation_of_the_project_is_not_given_away() {
        done(network().create(MINE));

        assertThatThrownBy(() -> done(network().create(LATER))).isInstanceOf(AddressTaken.class);
    }

    @Test
    void a_deleted_address_is_gone_however_often_it_is_deleted() {
        done(network().create(MINE));

        done(network().delete(MINE));
        done(network().delete(MINE));

        assertThat(owner()).isEmpty();
        done(network().create(FOREIGN));
    }

    @Test
    void a_late_delete_leaves_what_others_have_by_now() {
        done(network().create(FOREIGN));
        done(network().delete(MINE));
        assertThat(owner()).contains(FOREIGN.projectId());
        done(network().delete(FOREIGN));

        done(network().create(LATER));
        done(network().delete(MINE));
        assertThat(owner()).contains(LATER.projectId());
    }

    @Test
    void calls_fail_during_a_fault() {
        breakDown();

        assertThatThrownBy(() -> done(network().network(NETWORK))).isInstanceOf(NetworkUnavailable.class);
        assertThatThrownBy(() -> done(network().create(MINE))).isInstanceOf(NetworkUnavailable.class);
        assertThatThrownBy(() -> done(network().delete(MINE))).isInstanceOf(NetworkUnavailable.class);

        mend();
        assertThat(owner()).isEmpty();
    }

    @Test
    void a_change_whose_answer_was_lost_may_be_repeated() {
        loseAnswers();
        assertThatThrownBy(() -> done(network().create(MINE))).isInstanceOf(NetworkUnavailable.class);
        assertThat(owner()).contains(MINE.projectId());
        mend();
        done(network().create(MINE));

        loseAnswers();
        assertThatThrownBy(() -> done(network().delete(MINE))).isInstanceOf(NetworkUnavailable.class);
        assertThat(owner()).isEmpty();
        mend();
        done(network().delete(MINE));
    }

    /** Waits for the result of the call. */
    @CanIgnoreReturnValue
    protected static <T> T done(Uni<T> call) {
        return call.await().atMost(SOON);
    }

    private static ReservedAddress reserved(String project, long reservation) {
        return new ReservedAddress(NETWORK, SUBNET, ADDRESS, project, new UUID(0, reservation));
    }
}
