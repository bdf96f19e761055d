package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.reservation.lease.History.Create;
import io.leasehold.reservation.lease.History.Delete;
import io.leasehold.reservation.lease.History.Hosts;
import io.leasehold.reservation.lease.History.Instances;
import io.leasehold.reservation.lease.History.Move;
import io.leasehold.reservation.lease.History.Step;
import io.leasehold.reservation.lease.History.Wanted;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.DoubleBookings;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random histories against the running service. {@code -Dleasehold.seed} repeats the failure that reports this seed,
 * {@code -Dleasehold.histories} tries more.
 */
@ReservationTest
class LeaseHistoriesTest {
    private static final int HOSTS = 3;
    private static final int HISTORIES = Integer.getInteger("leasehold.histories", 25);
    private static final int SMALLER = 30;
    private static final String EVERYTHING = """
            select md5(string_agg(row, '|' order by row)) from (
              select l::text as row from lease l union all select r::text from reservation r
              union all select e::text from event e union all select a::text from allocation a
              union all select i::text from instance_reservation i union all select h::text from host_reservation h) rows
            """;
    private static final String HELD = """
            select coalesce(string_agg(lease_id || ' ' || ordinal || ':' || host_id || '*' || slots, chr(10)
              order by lease_id::text, ordinal, host_id), '')
            from allocation join reservation using (lease_id) where reservation.id = reservation_id
            """;

    @Inject
    TestHosts hosts;

    @Inject
    Database database;

    @Inject
    DoubleBookings bookings;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @Test
    @Tag("case-33")
    void random_histories_agree_with_the_model_and_refusals_change_nothing() {
        long seed = Long.getLong("leasehold.seed", new Random().nextLong());
        JqwikSession.run(Long.toString(seed), () -> {
            RandomGenerator<List<Step>> histories = History.any().generator(1000);
            Random random = new Random(seed);
            for (int number = 0; number < HISTORIES; number++) {
                requireGood(histories.next(random), seed);
            }
        });
    }

    private void requireGood(Shrinkable<List<Step>> history, long seed) {
        if (failure(history).isPresent()) {
            Shrinkable<List<Step>> smallest = smallest(history);
            throw new AssertionError(
                    "leasehold.seed=%d: %s".formatted(seed, smallest.value()),
                    failure(smallest).orElse(null));
        }
    }

    private Shrinkable<List<Step>> smallest(Shrinkable<List<Step>> failing) {
        return failing.shrink()
                .limit(SMALLER)
                .filter(history -> failure(history).isPresent())
                .findFirst()
                .map(this::smallest)
                .orElse(failing);
    }

    private Optional<AssertionError> failure(Shrinkable<List<Step>> history) {
        try {
            live(history.value());
            return Optional.empty();
        } catch (AssertionError failure) {
            return Optional.of(failure);
        }
    }

    private void live(List<Step> history) {
        hosts.alike(HOSTS);
        AllocationModel model = new AllocationModel(HOSTS);
        for (Step step : history) {
            switch (step) {
                case Create create -> create(model, create);
                case Move move -> among(model, move.which()).ifPresent(id -> move(model, id, move));
                case Delete delete -> among(model, delete.which()).ifPresent(id -> delete(model, id));
            }
            bookings.assertSound();
            assertThat(database.text(HELD)).isEqualTo(model.held());
        }
    }

    private void create(AllocationModel model, Create create) {
        String before = everything();
        String[] wanted = create.wanted().stream().map(LeaseHistoriesTest::json).toArray(String[]::new);
        String body = lease(at(create.span().from()), at(create.span().until()), wanted);
        boolean fits = model.create("new", create.span(), create.wanted());

        ValidatableResponse answer = alice.post("/v1/leases", body);

        if (fits) {
            model.rename("new", answer.statusCode(201).extract().path("lease.id"));
        } else {
            requireRefused(answer, before);
        }
    }

    private void move(AllocationModel model, String id, Move move) {
        String before = everything();
        String body = "{\"start_date\": \"%s\", \"end_date\": \"%s\"}"
                .formatted(at(move.to().from()), at(move.to().until()));
        boolean fits = model.move(id, move.to());

        ValidatableResponse answer = alice.put("/v1/leases/" + id, body);

        if (fits) {
            answer.statusCode(200);
        } else {
            requireRefused(answer, before);
        }
    }

    private void delete(AllocationModel model, String id) {
        model.delete(id);
        alice.delete("/v1/leases/" + id).statusCode(204);
    }

    private void requireRefused(ValidatableResponse answer, String before) {
        answer.statusCode(400).body("error_message", equalTo("Not enough hosts available"));
        assertThat(everything()).isEqualTo(before);
    }

    private String everything() {
        return String.valueOf(database.text(EVERYTHING));
    }

    private static Optional<String> among(AllocationModel model, int which) {
        List<String> leases = model.leases();
        return leases.isEmpty() ? Optional.empty() : Optional.of(leases.get(which % leases.size()));
    }

    private static String json(Wanted wanted) {
        return switch (wanted) {
            case Hosts whole -> hosts(whole.min(), whole.max());
            case Instances some ->
                """
                    {"resource_type": "virtual:instance", "amount": %d, "vcpus": %d, "memory_mb": %d, "disk_gb": %d,
                     "affinity": %s, "resource_properties": ""}""".formatted(
                                some.amount(),
                                some.size().vcpus(),
                                some.size().memoryMb(),
                                some.size().diskGb(),
                                some.affinity().wire());
        };
    }
}
