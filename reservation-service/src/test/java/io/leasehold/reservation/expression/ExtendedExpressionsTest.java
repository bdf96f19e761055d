package io.leasehold.reservation.expression;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.sql.NamedParameters;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** {@code -Dleasehold.seed} repeats the failure that reports this seed, {@code -Dleasehold.expressions} tries more. */
@ReservationTest
@TestProfile(ExtendedExpressionsTest.Extended.class)
class ExtendedExpressionsTest {
    /** A deployment that offers the extensions of contract section 4.2. */
    public static class Extended implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("reservation.expressions.extended", "true");
        }
    }

    private static final int FLEETS = 10;
    private static final int EXPRESSIONS = Integer.getInteger("leasehold.expressions", 500) / FLEETS;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String INSERT = """
            insert into host (id, uuid, hypervisor_hostname, hypervisor_type, hypervisor_version, vcpus, memory_mb, local_gb,
              cpu_info, service_name, availability_zone, trust_id, capabilities, reservable, state, state_since, created_at)
            values ($1, gen_random_uuid(), 'h' || $1, $2, 8, $3, 8192, 100, '', '', '', '', $4, $5, 'REGISTERED', now(), now())
            """;

    @Inject
    TestHosts hosts;

    @Inject
    Database database;

    @Inject
    Pool pool;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @Test
    void a_host_with_or_without_something_is_found_by_what_it_has_and_by_what_it_has_not() {
        hosts.threeHosts();

        assertThat(hosts.of(leased("[\"or\", [\"==\", \"$gpu\", \"True\"], [\"==\", \"$id\", \"2\"]]")))
                .containsExactly("2", "3");
        assertThat(hosts.of(leased("[\"not in\", \"$gpu\", \"True,Perhaps\"]"))).containsExactly("1");
    }

    @Test
    void the_database_finds_the_hosts_that_match_by_the_words_of_the_contract() {
        long seed = Long.getLong("leasehold.seed", new Random().nextLong());
        JqwikSession.run(Long.toString(seed), () -> {
            RandomGenerator<List<ModelHost>> fleets = RandomExpressions.hosts().generator(1000);
            RandomGenerator<Expression> expressions =
                    RandomExpressions.expressions().generator(1000);
            Random random = new Random(seed);
            for (int number = 0; number < FLEETS; number++) {
                List<ModelHost> hosts = registered(fleets.next(random).value());
                for (int each = 0; each < EXPRESSIONS; each++) {
                    requireAgreement(expressions.next(random).value(), hosts, seed);
                }
            }
        });
    }

    private String leased(String properties) {
        return alice.create(lease(at(0), at(60), hosts(1, 3, properties, "")));
    }

    private void requireAgreement(Expression expression, List<ModelHost> hosts, long seed) {
        List<Long> expected = hosts.stream()
                .filter(host -> host.matches(expression))
                .map(ModelHost::id)
                .toList();

        assertThat(found(expression))
                .as("leasehold.seed=%d: %s among %s", seed, expression, hosts)
                .isEqualTo(expected);
    }

    private List<Long> found(Expression expression) {
        NamedParameters parameters = new NamedParameters();
        HostCondition condition = new HostCondition(List.of(new Requirement("", expression)), parameters);
        return parameters
                .execute(pool, "select h.id from host h where %s order by h.id".formatted(condition.sql()))
                .map(rows -> rows.stream().map(row -> row.getLong("id")).toList())
                .await()
                .atMost(SOON);
    }

    private List<ModelHost> registered(List<ModelHost> drawn) {
        database.empty();
        List<ModelHost> hosts = IntStream.range(0, drawn.size())
                .mapToObj(place -> drawn.get(place).numbered(place + 1L))
                .toList();
        var unused = pool.preparedQuery(INSERT)
                .executeBatch(hosts.stream().map(ExtendedExpressionsTest::row).toList())
                .await()
                .atMost(SOON);
        return hosts;
    }

    private static Tuple row(ModelHost host) {
        JsonObject capabilities = new JsonObject();
        host.capabilities().forEach(capabilities::put);
        return Tuple.of(host.id(), host.type(), host.vcpus(), capabilities, host.reservable());
    }
}
