package io.leasehold.compute.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.reservation.ReservedResource.Instances;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class ReservationRowsTest {
    private static final String ROW = """
            insert into reservation (id, lease_id, project_id, resource_type, instances, phase, started, wanted, told_at)
            values ($1, 'l', 'p', 'virtual:instance', $2::text::jsonb, 'active', true, '{}', now())
            """;
    private static final String BEFORE_FLAVORS_COULD_BE_LEASED = """
            {"flavor_id": "f", "vcpus": 2, "memory_mb": 4096, "disk_gb": 100,
             "group": "540fd402-c1ba-545e-9a79-5e9bb9595191", "affinity": false, "aggregate_id": 1000001,
             "slots": {"910542A_78A1B02": 1}}
            """;
    private static final String OF_A_FLAVOR = """
            {"flavor_id": "f", "vcpus": 2, "memory_mb": 4096, "disk_gb": 50,
             "source": {"ephemeral_gb": 10, "extra_specs": {"powervm:dedicated_proc": "true"}},
             "group": null, "affinity": false, "aggregate_id": 1000001, "slots": {}}
            """;

    @Inject
    ReservationStore store;

    @Inject
    Pool pool;

    private final String id = UUID.randomUUID().toString();

    @AfterEach
    void the_row_is_deleted() {
        var unused =
                wait(pool.preparedQuery("delete from reservation where id = $1").execute(Tuple.of(id)));
    }

    @Test
    void a_row_without_a_source_flavor_is_read_as_instances_of_a_size() {
        assertThat(read(BEFORE_FLAVORS_COULD_BE_LEASED))
                .isEqualTo(new Instances(
                        "f",
                        2,
                        4096,
                        100,
                        Optional.empty(),
                        Optional.of(UUID.fromString("540fd402-c1ba-545e-9a79-5e9bb9595191")),
                        false,
                        1_000_001,
                        Map.of("910542A_78A1B02", 1)));
    }

    @Test
    void a_row_of_a_flavor_keeps_the_values_of_the_source_flavor() {
        SourceFlavor source = new SourceFlavor(10, Map.of("powervm:dedicated_proc", "true"));

        assertThat(read(OF_A_FLAVOR))
                .isEqualTo(new Instances(
                        "f", 2, 4096, 50, Optional.of(source), Optional.empty(), false, 1_000_001, Map.of()));
    }

    private ReservedResource read(String json) {
        return wait(pool.withTransaction(connection -> read(connection, json)));
    }

    private Uni<ReservedResource> read(SqlConnection connection, String json) {
        return connection
                .preparedQuery(ROW)
                .execute(Tuple.of(id, json))
                .chain(() -> store.lock(connection, id))
                .map(Reservation::resource);
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }
}
