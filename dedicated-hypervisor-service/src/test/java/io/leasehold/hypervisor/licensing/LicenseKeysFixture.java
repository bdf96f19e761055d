package io.leasehold.hypervisor.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** Changes to the pool of licence keys, made directly in the database. */
@Singleton
public class LicenseKeysFixture {
    private static final String LIMIT = """
            update license_key set available_from = 'infinity'
            where type_id = $1 and license_id is null and position not in (
                select position from license_key where type_id = $1 and license_id is null order by key limit $2)
            """;
    private static final String MAKE_AVAILABLE = """
            update license_key set available_from = '2020-01-01'
            where type_id = $1 and license_id is null and available_from < 'infinity'
            """;
    private static final String RESTOCK = """
            update license_key set available_from = '2020-01-01' where license_id is null
            """;

    private final Pool pool;
    private final LicenseTypes types;

    @Inject
    LicenseKeysFixture(Pool pool, LicenseTypes types) {
        this.pool = pool;
        this.types = types;
    }

    /** Waits until the configured keys have been imported. */
    public void awaitPool() {
        await().untilAsserted(() -> assertThat(countFree()).isGreaterThanOrEqualTo(100));
    }

    /** Limits the keys of the type that can be issued. */
    public void limit(String type, int keys) {
        run(LIMIT, Tuple.of(id(type), keys));
        run(MAKE_AVAILABLE, Tuple.of(id(type)));
    }

    /** Makes all free keys available. */
    public void restock() {
        run(RESTOCK, Tuple.tuple());
    }

    public void holdForLease(UUID license, String lease) {
        run("update license_key set lease_id = $2 where license_id = $1", Tuple.of(license, lease));
    }

    /** Counts the free keys, whether or not they are available now. */
    public long countFree() {
        return pool.query("select count(*) from license_key where license_id is null")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private String id(String type) {
        return types.named(type).orElseThrow().id();
    }

    private void run(String statement, Tuple values) {
        var unused = pool.preparedQuery(statement).execute(values).await().atMost(Duration.ofSeconds(10));
    }
}
