package io.leasehold.bench.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that each check detects its violation, planted in a database without the constraints. */
class ConsistencyChecksTest {
    private static final String OVERLAPS = "overlaps of whole hosts";
    private static final String OVERFULL = "instants at which a host is promised beyond what it has";
    private static final String OTHERWISE = "reservations that hold other than they ask for";
    private static final String OTHER_TIME = "allocations for another time than their lease's";
    /** Slots of half a host in leases 1, 2, ...; each reservation asks for as many slots as it holds. */
    private static final String HALF_A_HOST = """
            with changed as (
              update allocation a set kind = 'slot', slots = %d
              from lease l where l.id = a.lease_id and l.name = '%s' returning a.reservation_id, a.slots),
            no_host as (delete from host_reservation h using changed where h.reservation_id = changed.reservation_id)
            insert into instance_reservation
              (reservation_id, amount, vcpus, memory_mb, disk_gb, before_end, aggregate_id)
            select reservation_id, slots, 8, 100, 1, '', nextval('aggregate_id_seq') from changed
            """;

    private static Database database;
    private static ConsistencyChecks checks;

    @BeforeAll
    static void make_a_database_that_refuses_nothing() throws IOException {
        database = ReservationTables.in("unguarded");
        checks = new ConsistencyChecks(database);
        database.run("""
                do $$
                declare guard text;
                begin
                  for guard in select conname from pg_constraint
                    where conrelid = 'allocation'::regclass and contype in ('c', 'x')
                  loop
                    execute format('alter table allocation drop constraint %I', guard);
                  end loop;
                end $$""");
    }

    @BeforeEach
    void lease_three_hosts_at_one_time() {
        new Seed(database).leasesStartingAt(3, Instant.now().plus(Duration.ofDays(1)));
    }

    @Test
    void what_is_seeded_is_sound() {
        assertThat(violated()).isEmpty();

        new Seed(database).leasesOverAYear(10, 1_000);

        assertThat(violated()).isEmpty();
        assertThat(database.number("select count(*) from allocation")).isEqualTo(1_000);
        assertThat(database.number("select count(distinct host_id) from allocation"))
                .isEqualTo(10);
        assertThat(database.number("select max(start_date)::date - min(start_date)::date from lease"))
                .isBetween(300L, 366L);
    }

    @Test
    void two_leases_of_one_host_at_one_time_overlap() {
        database.run("update allocation set host_id = 1 where host_id = 2");

        assertThat(checks.findings()).containsEntry(OVERLAPS, 1L);
        assertThat(violated()).containsExactly(OVERLAPS);
    }

    @Test
    void a_whole_host_overlaps_slots_on_it_too() {
        database.run(HALF_A_HOST.formatted(1, "seed-1"));
        database.run("update allocation set host_id = 1 where host_id = 2");

        assertThat(violated()).containsExactly(OVERLAPS);
    }

    @Test
    void leases_that_follow_each_other_do_not_overlap() {
        database.run(
                "update allocation set host_id = 1, period = tstzrange(upper(period), upper(period) + '1 hour') where host_id = 2");

        assertThat(violated()).containsExactly(OTHER_TIME);
    }

    @Test
    void a_lease_that_was_moved_to_end_when_it_starts_takes_no_time() {
        database.run("update lease set end_date = start_date where name = 'seed-1'");
        assertThat(violated()).containsExactly(OTHER_TIME);

        database.run("update allocation set period = 'empty' where host_id = 1");

        assertThat(violated()).isEmpty();
    }

    @Test
    void a_host_is_overfull_at_the_instant_at_which_one_slot_too_many_begins() {
        database.run(HALF_A_HOST.formatted(2, "seed-1"));
        assertThat(violated()).isEmpty();

        database.run(HALF_A_HOST.formatted(1, "seed-2"));
        database.run("update allocation set host_id = 1 where host_id = 2");

        assertThat(violated()).containsExactly(OVERFULL);
    }

    @Test
    void what_a_slot_takes_is_what_its_reservation_asks_for() {
        database.run(HALF_A_HOST.formatted(1, "seed-1"));
        database.run("update instance_reservation set memory_mb = 65537");

        assertThat(violated()).containsExactly(OVERFULL);
    }

    @Test
    void a_lease_without_its_host_is_missed_unless_it_says_so() {
        database.run("delete from allocation where host_id = 3");
        assertThat(violated()).containsExactly(OTHERWISE);

        database.run(
                "update reservation set missing_resources = true where id not in (select reservation_id from allocation)");

        assertThat(violated()).isEmpty();
    }

    @Test
    void slots_are_counted_against_the_amount() {
        database.run(HALF_A_HOST.formatted(1, "seed-1"));
        database.run("update instance_reservation set amount = 2");

        assertThat(violated()).containsExactly(OTHERWISE);
    }

    @Test
    void what_is_not_finished_or_failed_is_seen() {
        database.run("update lease set status = 'TERMINATING' where name = 'seed-1'");
        database.run("update lease set status = 'ERROR' where name = 'seed-2'");
        database.run("update event set time = now() - interval '1 minute' where event_type = 'start_lease'");
        database.run("update lease set status = 'TERMINATED' where name = 'seed-3'");

        assertThat(violated())
                .containsExactlyInAnyOrder(
                        "allocations of leases that have ended", "leases that failed", "leases between two statuses");

        database.run("update lease set status = 'PENDING'");

        assertThat(violated()).containsExactly("triggers that are overdue or in progress");
    }

    @Test
    void leases_are_looked_for_by_their_ids() {
        String there = database.text("select id from lease limit 1");
        String nowhere = "00000000-0000-4000-8000-000000000000";

        assertThat(checks.missing(Set.of(there, nowhere))).isEqualTo(1);
        assertThat(checks.present(Set.of(there, nowhere))).isEqualTo(1);
        assertThat(checks.missing(Set.of())).isZero();
    }

    private Set<String> violated() {
        return checks.findings().entrySet().stream()
                .filter(finding -> finding.getValue() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
