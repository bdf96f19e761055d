package io.leasehold.compute.host.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.boundary.Steps;
import io.leasehold.common.operation.LostClaim;
import io.leasehold.common.operation.Operation;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.HostInventory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class InventorySyncTest {
    private static final String KIND = "inventory-of-two-replicas";
    private static final String CLAIM = """
            insert into operation (kind, subject, due_at, claim, claimed_by, claimed_until)
            values ($1, $1, now(), 1, gen_random_uuid(), now() + interval '1 minute')
            on conflict (kind, subject, job) do update set claim = operation.claim + 1, claimed_by = gen_random_uuid()
            returning id, claim, orders
            """;

    /** A console whose answer a test gives. */
    private record Stub(CompletableFuture<List<HostInfo>> answer) implements HostInventory {
        @Override
        public Uni<List<HostInfo>> listHosts() {
            return Uni.createFrom().completionStage(answer);
        }

        @Override
        public void onChange(Runnable listener) {}
    }

    @Inject
    HostInventory hardware;

    @Inject
    RecordedHosts hosts;

    @Inject
    InventoryConfig config;

    @Inject
    Steps steps;

    @Inject
    Pool pool;

    @AfterEach
    void no_operation_is_left() {
        done(pool.preparedQuery("delete from operation where kind = $1").execute(Tuple.of(KIND)));
    }

    @Test
    void an_older_look_of_another_replica_changes_nothing() {
        KnownFleet.await();
        List<HostInfo> now = done(hardware.listHosts());
        CompletableFuture<List<HostInfo>> late = new CompletableFuture<>();
        Operation older = claim();
        CompletableFuture<Void> olderLook =
                sync(late).run(older).subscribeAsCompletionStage().toCompletableFuture();

        Operation newer = claim();
        done(sync(CompletableFuture.completedFuture(now)).run(newer));
        late.complete(List.of());

        assertThatThrownBy(olderLook::join).hasCauseInstanceOf(LostClaim.class);
        assertThat(done(pool.query("select count(*) from host where state = 'up'")
                                .execute())
                        .iterator()
                        .next()
                        .getLong(0))
                .isGreaterThanOrEqualTo(now.stream().filter(HostInfo::up).count());
    }

    private InventorySync sync(CompletableFuture<List<HostInfo>> answer) {
        return new InventorySync(new Stub(answer), hosts, config, steps);
    }

    private Operation claim() {
        return done(pool.preparedQuery(CLAIM)
                .execute(Tuple.of(KIND))
                .map(rows -> rows.iterator().next())
                .map(row -> new Operation(
                        row.getLong("id"),
                        KIND,
                        KIND,
                        "",
                        "",
                        "",
                        Optional.empty(),
                        0,
                        row.getLong("claim"),
                        row.getLong("orders"))));
    }

    @CanIgnoreReturnValue
    private static <T> T done(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(10));
    }
}
