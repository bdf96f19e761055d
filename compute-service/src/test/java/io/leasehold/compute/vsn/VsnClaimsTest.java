package io.leasehold.compute.vsn;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.DEMO;
import static io.leasehold.common.test.TestBacking.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.FactoryNumbers;
import io.leasehold.compute.ServerRowFixture;
import io.leasehold.compute.ServerRowFixture.Kind;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VsnClaims.Release;
import io.leasehold.compute.vsn.api.VsnApi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ComputeTest
class VsnClaimsTest {
    private static final Mtms H1 = Mtms.of("910542A_78A1B01");
    private static final Mtms H2 = Mtms.of("910542A_78A1B02");
    private static final Mtms H3 = Mtms.of("900942A_10C4DA0");
    private static final Vsn CDF0001 = new Vsn("CDF0001");
    private static final Vsn ABCD001 = new Vsn("ABCD001");

    @Inject
    VsnClaims claims;

    @Inject
    Vsns vsns;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @BeforeEach
    @AfterEach
    void numbers_are_in_their_initial_state() {
        FactoryNumbers.restore(pool);
        ServerRowFixture.clear(pool);
    }

    @Test
    @Tag("case-11")
    @Tag("case-12")
    void auto_takes_the_lowest_free_number() {
        assertThat(claimAuto(server())).contains(CDF0001);
        assertThat(claimAuto(server())).contains(new Vsn("CDF0002"));
    }

    @Test
    void auto_skips_reserved_numbers_of_all_projects() {
        VsnApi.as(ALICE).reserve("CDF0001").statusCode(200);

        assertThat(claimAuto(server())).contains(new Vsn("CDF0002"));
    }

    @Test
    void a_repeated_claim_of_a_server_is_one_claim() {
        UUID server = server();

        assertThat(claimAuto(server)).contains(CDF0001);
        assertThat(claimAuto(server)).contains(CDF0001);
        assertThat(claimAuto(server())).contains(new Vsn("CDF0002"));
    }

    @Test
    void an_empty_pool_yields_no_number() {
        claimAuto(H2, server());
        claimAuto(H2, server());

        assertThat(claimAuto(H2, server())).isEmpty();
    }

    @Test
    @Tag("case-20")
    void twenty_concurrent_claims_share_eight_numbers() {
        List<Uni<Optional<Vsn>>> asking = IntStream.range(0, 20)
                .mapToObj(number -> claimAnywhere(server(), List.of(H1, H2, H3)))
                .toList();

        List<Optional<Vsn>> had = Uni.join().all(asking).andFailFast().await().atMost(Duration.ofSeconds(20));

        assertThat(had.stream().flatMap(Optional::stream))
                .containsExactlyInAnyOrderElementsOf(
                        List.of("CDF0001", "CDF0002", "CDF0003", "CDF0004", "EFG0001", "EFG0002", "HMC0001", "HMC0002")
                                .stream()
                                .map(Vsn::new)
                                .toList());
    }

    @Test
    void of_concurrent_requests_for_a_number_one_succeeds() {
        List<Uni<Boolean>> asking = IntStream.range(0, 10)
                .mapToObj(number -> server())
                .map(server -> transactions.run(c -> claims.claim(c, ABCD001, DEMO.id(), H1, server)))
                .toList();

        assertThat(Uni.join().all(asking).andFailFast().await().atMost(Duration.ofSeconds(20)))
                .filteredOn(had -> had)
                .hasSize(1);
    }

    @Test
    void a_number_of_another_host_cannot_be_claimed() {
        assertThat(claim(new Vsn("EFG0001"), DEMO.id(), H1, server())).isFalse();
    }

    @Test
    @Tag("case-32")
    void a_reserved_number_goes_to_its_project_only() {
        VsnApi.as(ALICE).reserve("ABCD001").statusCode(200);

        assertThat(claim(ABCD001, OTHER.id(), H1, server(OTHER.id()))).isFalse();
        assertThat(claim(ABCD001, DEMO.id(), H1, server())).isTrue();
    }

    @Test
    void a_number_is_assigned_once_the_hypervisor_confirms() {
        UUID server = server();
        claimAuto(server);
        assertThat(numberOf(server)).isEmpty();
        VsnApi.as(ALICE).show("CDF0001").body("state", equalTo("claimed"));

        in(c -> claims.confirm(c, server));
        in(c -> claims.confirm(c, server));

        assertThat(numberOf(server)).contains(CDF0001);
        VsnApi.as(ALICE)
                .show("CDF0001")
                .body("state", equalTo("assigned"))
                .body("server_id", equalTo(server.toString()))
                .body("project_id", equalTo(DEMO.id()));
        VsnApi.as(BOB).show("CDF0001").statusCode(404);
    }

    @Test
    @Tag("case-31")
    void an_unreserved_number_is_free_after_its_server_releases_the_number() {
        UUID server = assigned(ABCD001);

        Release release = beginRelease(server).orElseThrow();

        assertThat(release).isEqualTo(new Release(ABCD001, H1, true));
        assertThat(beginRelease(server)).contains(release);
        assertThat(numberOf(server)).contains(ABCD001);
        in(c -> claims.released(c, server));
        in(c -> claims.released(c, server));
        VsnApi.as(BOB)
                .show("ABCD001")
                .body("state", equalTo("free"))
                .body("auto_assign", equalTo(true))
                .body("server_id", equalTo(null));
    }

    @Test
    @Tag("case-30")
    void a_number_reserved_on_a_server_stays_reserved_after_the_release() {
        UUID server = assigned(ABCD001);
        VsnApi.as(ALICE).reserve("ABCD001").statusCode(200).body("state", equalTo("assigned"));

        assertThat(beginRelease(server)).contains(new Release(ABCD001, H1, false));
        in(c -> claims.released(c, server));

        VsnApi.as(ALICE)
                .show("ABCD001")
                .body("state", equalTo("reserved"))
                .body("auto_assign", equalTo(false))
                .body("host", equalTo("910542A_78A1B01"));
    }

    @Test
    @Tag("case-33")
    void a_reserved_number_on_a_server_is_listed_as_reserved() {
        VsnApi.as(ALICE).reserve("ABCD001").statusCode(200);
        UUID server = assigned(ABCD001);

        VsnApi.as(ALICE)
                .list("")
                .body("virtual_serial_numbers.state", contains("assigned"))
                .body("virtual_serial_numbers.server_id", contains(server.toString()))
                .body("virtual_serial_numbers.reserved", contains(true));
        VsnApi.as(ALICE)
                .unreserve("ABCD001")
                .statusCode(200)
                .body("state", equalTo("assigned"))
                .body("reserved", equalTo(false));
    }

    @Test
    void a_cancelled_claim_leaves_no_trace() {
        UUID server = server();
        claimAuto(server);

        in(c -> claims.giveBack(c, server));
        in(c -> claims.giveBack(c, server));

        VsnApi.as(BOB).show("CDF0001").body("state", equalTo("free")).body("auto_assign", equalTo(true));
    }

    @Test
    void a_reservation_survives_a_cancelled_claim() {
        VsnApi.as(ALICE).reserve("ABCD001").statusCode(200);
        UUID server = server();
        claim(ABCD001, DEMO.id(), H1, server);

        in(c -> claims.giveBack(c, server));

        VsnApi.as(ALICE).show("ABCD001").body("state", equalTo("reserved"));
    }

    @Test
    void a_number_that_the_hardware_does_not_release_stays_assigned() {
        UUID server = assigned(ABCD001);
        beginRelease(server);

        in(c -> claims.keep(c, server));

        VsnApi.as(ALICE).show("ABCD001").body("state", equalTo("assigned"));
    }

    @Test
    void a_number_that_is_being_released_cannot_be_reserved() {
        UUID server = assigned(ABCD001);
        beginRelease(server);

        VsnApi.as(ALICE).reserve("ABCD001").statusCode(400);
        VsnApi.as(BOB).reserve("ABCD001").statusCode(404);
    }

    @Test
    void a_server_without_a_number_has_nothing_to_release() {
        UUID server = server();

        assertThat(beginRelease(server)).isEmpty();
        in(c -> claims.confirm(c, server));
        in(c -> claims.released(c, server));
        in(c -> claims.giveBack(c, server));
    }

    @Test
    void a_free_number_or_one_reserved_for_the_project_may_be_requested() {
        VsnApi.as(ALICE).reserve("ABCD567").statusCode(200);

        assertThat(usable(new Vsn("HMC0001"), OTHER.id())).isEqualTo(H3);
        assertThat(usable(new Vsn("ABCD567"), DEMO.id())).isEqualTo(H1);
        assertThatThrownBy(() -> usable(new Vsn("ABCD567"), OTHER.id()))
                .hasMessage("Virtual serial number ABCD567 is not available");
        assertThatThrownBy(() -> usable(new Vsn("ZZZ9999"), OTHER.id())).hasMessageContaining("could not be found");
    }

    @Test
    @Tag("case-16")
    void a_number_in_use_is_not_available_to_anybody() {
        assigned(ABCD001);

        assertThatThrownBy(() -> usable(ABCD001, DEMO.id()))
                .hasMessage("Virtual serial number ABCD001 is not available");
    }

    @CanIgnoreReturnValue
    private UUID assigned(Vsn vsn) {
        UUID server = server();
        assertThat(claim(vsn, DEMO.id(), H1, server)).isTrue();
        in(c -> claims.confirm(c, server));
        return server;
    }

    private Uni<Optional<Vsn>> claimAnywhere(UUID server, List<Mtms> hosts) {
        return transactions
                .run(c -> claims.claimAuto(c, hosts.getFirst(), server))
                .chain(had -> had.isPresent() || hosts.size() == 1
                        ? Uni.createFrom().item(had)
                        : claimAnywhere(server, hosts.subList(1, hosts.size())));
    }

    @CanIgnoreReturnValue
    private Optional<Vsn> claimAuto(UUID server) {
        return claimAuto(H1, server);
    }

    @CanIgnoreReturnValue
    private Optional<Vsn> claimAuto(Mtms host, UUID server) {
        return in(c -> claims.claimAuto(c, host, server));
    }

    @CanIgnoreReturnValue
    private boolean claim(Vsn vsn, String project, Mtms host, UUID server) {
        return in(c -> claims.claim(c, vsn, project, host, server));
    }

    private Optional<Vsn> numberOf(UUID server) {
        return in(c -> c.preparedQuery(
                        "select vsn from vsn where server_id = $1 and state in ('assigned', 'releasing')")
                .execute(Tuple.of(server))
                .map(rows -> rows.stream().map(row -> new Vsn(row.getString(0))).findFirst()));
    }

    @CanIgnoreReturnValue
    private Optional<Release> beginRelease(UUID server) {
        return in(c -> claims.beginRelease(c, server));
    }

    private Mtms usable(Vsn vsn, String project) {
        return in(c -> vsns.hostOfUsable(c, vsn, project));
    }

    private UUID server() {
        return server(DEMO.id());
    }

    private UUID server(String project) {
        return ServerRowFixture.insert(pool, project, Kind.BUILDING);
    }

    private <T> T in(Function<SqlConnection, Uni<T>> work) {
        return transactions.run(work).await().atMost(Duration.ofSeconds(10));
    }
}
