package io.leasehold.reservation.test;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Access of tests to the service's tables. */
@Singleton
public class Database {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    /** Removes all leases, hosts, properties and floating IPs. */
    public void empty() {
        List.of(
                        "allocation",
                        "floatingip_allocation",
                        "event",
                        "reservation",
                        "lease",
                        "host",
                        "resource_property",
                        "floatingip")
                .forEach(table -> run("delete from " + table));
    }

    /** Runs one statement. */
    public void run(String sql) {
        var unused = pool.query(sql).execute().await().atMost(SOON);
    }

    /** Runs a query for one text. */
    public String text(String sql) {
        return pool.query(sql)
                .execute()
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(SOON);
    }

    /** Runs a query for one number. */
    public long number(String sql) {
        return pool.query(sql)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(SOON);
    }
}
