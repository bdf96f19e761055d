package io.leasehold.compute.quota;

import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.OTHER;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class QuotasApiTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final ServersApi BOBS = ServersApi.as(BOB);

    @Inject
    Pool pool;

    @BeforeEach
    void two_servers_are_allowed() {
        KnownFleet.await();
        Pools.clear();
        sql("insert into quota (project_id, instances) values ($1, 2)");
    }

    @AfterEach
    void limits_are_removed() {
        sql("delete from quota where project_id = $1");
        ServersApi.clear();
    }

    @Test
    void servers_beyond_the_quota_are_refused_at_once() {
        BOBS.order("three", "\"min_count\":3")
                .statusCode(403)
                .body(
                        "forbidden.message",
                        equalTo("Quota exceeded for instances: Requested 3, but already used 0 of 2 instances"));
        ComputeApi.as(BOB).get("/v2.1/servers").body("servers", empty());

        BOBS.order("two", "\"min_count\":2").statusCode(202);

        ComputeApi.as(BOB)
                .get("/v2.1/limits")
                .body("limits.rate", empty())
                .body("limits.absolute.maxTotalInstances", equalTo(2))
                .body("limits.absolute.totalInstancesUsed", equalTo(2))
                .body("limits.absolute.totalRAMUsed", equalTo(1024))
                .body("limits.absolute.maxTotalCores", equalTo(-1));
        BOBS.order("another", "").statusCode(403);
    }

    private void sql(String statement) {
        pool.preparedQuery(statement).execute(Tuple.of(OTHER.id())).await().atMost(SOON);
    }
}
