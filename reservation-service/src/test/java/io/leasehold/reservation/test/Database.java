package io.leasehold.reservation.test;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The service's tables, as a test empties and reads them. */
@Singleton
public class Database {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    /** No lease, no host, no property and no floating IP is left. */
    public void empty() {
        List.of("allocation", "event", "reservation", "lease", "host", "resource_property", "floatingip")
                .forEach(table -> run("delete from " + table));
    }

    /** Runs one statement. */
    public void run(String sql) {
        var unused = pool.query(sql).execute().await().atMost(SOON);
    }

    /** The one text that the query yields. */
    public String text(String sql) {
        return pool.query(sql)
                .execute()
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(SOON);
    }

    /** The one number that the query yields. */
    public long number(String sql) {
        return pool.query(sql)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(SOON);
    }
}
