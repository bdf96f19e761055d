package io.leasehold.common.operation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.leasehold.backing.identity.User;
import io.leasehold.common.sql.Transactions;
import io.leasehold.common.test.BackingResource;
import io.leasehold.common.test.TestBacking;
import io.quarkus.arc.Unremovable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Tests of the operations on the management port. */
@QuarkusTest
@QuarkusTestResource(BackingResource.class)
class OperationControlTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Work that fails until its subject is repaired. */
    @Singleton
    @Unremovable
    static class Broken implements OperationWork {
        private final Transactions transactions;
        private final Operations operations;
        final Set<String> repaired = ConcurrentHashMap.newKeySet();
        final Set<String> abandoned = ConcurrentHashMap.newKeySet();

        Broken(Transactions transactions, Operations operations) {
            this.transactions = transactions;
            this.operations = operations;
        }

        @Override
        public String kind() {
            return "broken";
        }

        @Override
        public Uni<Void> run(Operation operation) {
            return repaired.contains(operation.subject())
                    ? transactions.run(connection -> operations.done(connection, operation))
                    : Uni.createFrom().failure(new IllegalStateException("the console is on fire"));
        }

        @Override
        public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
            abandoned.add(operation.subject());
            return Uni.createFrom().voidItem();
        }
    }

    @Inject
    Broken work;

    @Inject
    Transactions transactions;

    @Inject
    Operations operations;

    @ConfigProperty(name = "quarkus.management.port")
    int port;

    private final String subject = UUID.randomUUID().toString();

    @Test
    void an_operation_that_fails_is_listed_with_its_last_error() {
        long id = order();

        await().atMost(SOON)
                .untilAsserted(() -> anybody()
                        .get("/q/operations")
                        .then()
                        .statusCode(200)
                        .body(
                                "operations.find { it.id == %d }.last_error".formatted(id),
                                equalTo("the console is on fire"),
                                "operations.subject",
                                hasItem(subject)));
        as(TestBacking.ADMIN)
                .post("/q/operations/%d/abandon".formatted(id))
                .then()
                .statusCode(200);
    }

    @Test
    void an_administrator_has_an_operation_tried_again() {
        long id = order();
        await().atMost(SOON).untilAsserted(() -> assertThat(attempts(id)).isGreaterThan(2));
        work.repaired.add(subject);

        as(TestBacking.ADMIN)
                .post("/q/operations/%d/retry".formatted(id))
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertGone(id));
    }

    @Test
    void an_administrator_abandons_an_operation_and_its_subject_learns_of_that() {
        long id = order();

        as(TestBacking.ADMIN)
                .post("/q/operations/%d/abandon".formatted(id))
                .then()
                .statusCode(200);

        assertThat(work.abandoned).contains(subject);
        assertGone(id);
    }

    @Test
    void nobody_else_changes_anything() {
        long id = order();
        String abandon = "/q/operations/%d/abandon".formatted(id);

        anybody().post(abandon).then().statusCode(401);
        anybody().header("Authorization", "Bearer forged").post(abandon).then().statusCode(401);
        as(TestBacking.ALICE).post(abandon).then().statusCode(403);
        as(TestBacking.SERVICE).post(abandon).then().statusCode(403);
        as(TestBacking.ALICE)
                .post("/q/operations/%d/retry".formatted(id))
                .then()
                .statusCode(403);

        assertThat(work.abandoned).doesNotContain(subject);
        abandon(id);
    }

    @Test
    void an_unknown_operation_is_not_found() {
        as(TestBacking.ADMIN).post("/q/operations/999999999/retry").then().statusCode(404);
        as(TestBacking.ADMIN)
                .post("/q/operations/first/abandon")
                .then()
                .statusCode(404)
                .body(containsString("does not exist"));
    }

    /** A try that runs at the moment is waited for. */
    private void abandon(long id) {
        await().atMost(SOON)
                .untilAsserted(() -> as(TestBacking.ADMIN)
                        .post("/q/operations/%d/abandon".formatted(id))
                        .then()
                        .statusCode(200));
    }

    private long order() {
        return transactions
                .run(connection -> operations.order(connection, Order.of("broken", subject)))
                .await()
                .atMost(SOON);
    }

    private int attempts(long id) {
        Integer attempts =
                anybody().get("/q/operations").jsonPath().get("operations.find { it.id == %d }.attempts".formatted(id));
        return attempts == null ? -1 : attempts;
    }

    private void assertGone(long id) {
        assertThat(attempts(id)).isEqualTo(-1);
    }

    private RequestSpecification anybody() {
        return given().baseUri("http://127.0.0.1").port(port);
    }

    private RequestSpecification as(User user) {
        return anybody()
                .header(
                        "Authorization",
                        "Bearer " + TestBacking.shared().identity().token(user));
    }
}
