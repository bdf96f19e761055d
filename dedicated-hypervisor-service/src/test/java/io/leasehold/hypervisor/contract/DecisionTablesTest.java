package io.leasehold.hypervisor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests of the decision tables and of the roll-over (contract, 9.3 to 9.5), row by row. */
class DecisionTablesTest {
    private static final Optional<Boolean> TRUE = Optional.of(true);
    private static final Optional<Boolean> FALSE = Optional.of(false);
    private static final Optional<Boolean> NOTHING = Optional.empty();

    private final InMemoryContracts tables = new InMemoryContracts();

    @Test
    @Tag("case-62")
    void sequence_a_a_one_year_contract_from_start_to_renewal() {
        assertThat(tables.on("2025-09-15").post(1, 8)).isEqualTo("0/8/8");
        assertThat(tables.window(1)).isEqualTo("2025-10…2026-09 false");
        assertThat(tables.on("2025-09-30 23:59:59").post(1, 16)).isEqualTo("0/16/16");
        assertThat(tables.on("2025-10-01 00:00:00").show(1)).isEqualTo("16/0/16");
        assertThat(tables.on("2025-10-20").post(1, 32)).isEqualTo("16/32/48");
        assertThat(tables.on("2025-10-21").post(1, 0)).isEqualTo("16/0/16");
        assertThat(tables.post(1, 0)).isEqualTo("400 no commitment for the next month");
        assertThat(tables.on("2025-10-31").post(1, 32)).isEqualTo("16/32/48");
        assertThat(tables.on("2025-11-01").show(1)).isEqualTo("48/0/48");
        assertThat(tables.on("2026-08-10").post(1, 16)).isEqualTo("48/16/64");
        assertThat(tables.on("2026-09-02").show(1)).isEqualTo("64/0/0");
        assertThat(tables.post(1, 96)).isEqualTo("400 contract_renewal must be true");
        assertThat(tables.put(1, TRUE)).isEqualTo("64/64/64");
        assertThat(tables.on("2026-09-03").post(1, 96)).isEqualTo("64/96/96");
        assertThat(tables.on("2026-09-04").post(1, 0)).isEqualTo("400 contract_renewal must be false");
        assertThat(tables.on("2026-09-05").put(1, FALSE)).isEqualTo("64/96/0");
        assertThat(tables.post(1, 0)).isEqualTo("64/0/0");
        assertThat(tables.on("2026-09-06").put(1, TRUE)).isEqualTo("64/64/64");
        assertThat(tables.post(1, 96)).isEqualTo("64/96/96");
        assertThat(tables.on("2026-10-01 00:00:00").show(1)).isEqualTo("96/0/96");
        assertThat(tables.window(1)).isEqualTo("2026-10…2027-09 false");
        assertThat(tables.events).containsExactly("contract.started", "contract.renewed");
    }

    @Test
    @Tag("case-63")
    void sequence_b_months_begin_at_midnight_in_tokyo() {
        assertThat(tables.at(Instant.parse("2025-12-31T14:59:59Z")).post(3, 48)).isEqualTo("0/48/48");
        assertThat(tables.window(3)).isEqualTo("2026-01…2028-12 false");

        InMemoryContracts later = new InMemoryContracts().at(Instant.parse("2025-12-31T15:00:00Z"));
        assertThat(later.post(3, 48)).isEqualTo("0/48/48");
        assertThat(later.window(3)).isEqualTo("2026-02…2029-01 false");

        InMemoryContracts february = new InMemoryContracts().at(Instant.parse("2026-01-31T15:00:00Z"));
        assertThat(february.post(1, 16)).isEqualTo("0/16/16");
        assertThat(february.window(1)).isEqualTo("2026-03…2027-02 false");
    }

    @Test
    @Tag("case-64")
    void sequence_c_deleting_a_contract_before_its_start_leaves_no_history() {
        assertThat(tables.on("2025-09-15").post(1, 0)).isEqualTo("400 no contract to delete");
        assertThat(tables.post(1, 16)).isEqualTo("0/16/16");

        assertThat(tables.on("2025-09-20").post(1, 0)).isEqualTo("{}");

        assertThat(tables.show(1)).isEqualTo("none");
        assertThat(tables.on("2025-10-01").history()).isEmpty();
        assertThat(tables.events).isEmpty();
    }

    @Test
    void sequence_d_without_renewal_a_contract_ends() {
        assertThat(tables.on("2025-09-15").post(1, 16)).isEqualTo("0/16/16");

        assertThat(tables.on("2026-10-01").show(1)).isEqualTo("none");

        assertThat(tables.history()).hasSize(12).startsWith("2025-10 y1 16").endsWith("2026-09 y1 16");
        assertThat(tables.events).containsExactly("contract.started", "contract.ended");
    }

    @Test
    @Tag("case-67")
    void sequence_e_an_outage_over_two_months_changes_nothing() {
        assertThat(tables.on("2025-09-15").post(1, 16)).isEqualTo("0/16/16");
        assertThat(tables.on("2026-03-01").put(1, TRUE)).isEqualTo("16/0/16");

        assertThat(tables.on("2026-11-05").show(1)).isEqualTo("16/0/16");
        assertThat(tables.window(1)).isEqualTo("2026-10…2027-09 false");
        assertThat(tables.history()).contains("2026-10 y1 16").endsWith("2026-11 y1 16");

        IntStream.range(0, 3).forEach(again -> tables.roll());
        assertThat(tables.window(1)).isEqualTo("2026-10…2027-09 false");
        assertThat(tables.events).containsExactly("contract.started", "contract.renewed");
    }

    @Test
    void sequence_f_both_terms_run_side_by_side() {
        assertThat(tables.on("2025-09-15").post(1, 16)).isEqualTo("0/16/16");
        assertThat(tables.post(3, 32)).isEqualTo("0/32/32");

        assertThat(tables.on("2025-10-01").history()).containsExactly("2025-10 y1 16", "2025-10 y3 32");
    }

    @Test
    void a_contract_that_has_not_started_is_renewed_by_flag_alone() {
        assertThat(tables.on("2025-09-15").post(1, 8)).isEqualTo("0/8/8");

        assertThat(tables.put(1, TRUE)).isEqualTo("0/8/8");
        assertThat(tables.window(1)).endsWith("true");
        assertThat(tables.put(1, FALSE)).isEqualTo("0/8/8");
        assertThat(tables.window(1)).endsWith("false");
    }

    @Test
    void a_running_contract_has_one_commitment_for_the_next_month() {
        assertThat(tables.on("2025-09-15").post(1, 8)).isEqualTo("0/8/8");

        assertThat(tables.on("2025-12-01").post(1, 16)).isEqualTo("8/16/24");
        assertThat(tables.post(1, 32)).isEqualTo("8/32/40");
        assertThat(tables.put(1, TRUE)).isEqualTo("8/32/40");
    }

    @Test
    void a_staged_value_survives_switching_renewal_off_and_on() {
        assertThat(tables.on("2025-09-15").post(1, 8)).isEqualTo("0/8/8");
        assertThat(tables.on("2026-09-01").put(1, TRUE)).isEqualTo("8/8/8");
        assertThat(tables.post(1, 96)).isEqualTo("8/96/96");

        assertThat(tables.put(1, FALSE)).isEqualTo("8/96/0");
        assertThat(tables.put(1, TRUE)).isEqualTo("8/96/96");
    }

    @Test
    void deleting_a_successor_that_is_not_staged_is_harmless() {
        assertThat(tables.on("2025-09-15").post(1, 8)).isEqualTo("0/8/8");

        assertThat(tables.on("2026-09-01").post(1, 0)).isEqualTo("8/0/0");
        assertThat(tables.post(1, 0)).isEqualTo("8/0/0");
    }

    @Test
    void a_staged_value_is_discarded_when_the_contract_ends() {
        assertThat(tables.on("2025-09-15").post(1, 8)).isEqualTo("0/8/8");
        assertThat(tables.on("2026-09-01").put(1, TRUE)).isEqualTo("8/8/8");
        assertThat(tables.post(1, 96)).isEqualTo("8/96/96");
        assertThat(tables.put(1, FALSE)).isEqualTo("8/96/0");

        assertThat(tables.on("2026-10-01").show(1)).isEqualTo("none");
        assertThat(tables.events).containsExactly("contract.started", "contract.ended");
    }

    @Test
    @Tag("case-69")
    void the_last_month_of_one_term_does_not_affect_the_other_term() {
        assertThat(tables.on("2025-09-15").post(1, 8)).isEqualTo("0/8/8");

        assertThat(tables.on("2026-09-10").post(3, 16)).isEqualTo("0/16/16");
        assertThat(tables.window(3)).isEqualTo("2026-10…2029-09 false");
        assertThat(tables.on("2026-10-01").show(1)).isEqualTo("none");
        assertThat(tables.show(3)).isEqualTo("16/0/16");
    }

    @Test
    @Tag("case-70")
    void renewal_needs_a_contract_and_an_absent_flag_changes_nothing() {
        assertThat(tables.on("2025-09-15").put(1, TRUE)).isEqualTo("400 no contract");
        assertThat(tables.put(1, FALSE)).isEqualTo("400 no contract");
        assertThat(tables.put(1, NOTHING)).isEqualTo("400 no contract");
        assertThat(tables.post(1, 8)).isEqualTo("0/8/8");

        assertThat(tables.put(1, NOTHING)).isEqualTo("0/8/8");
        assertThat(tables.window(1)).endsWith("false");
    }

    @Test
    void a_tenant_may_make_a_new_contract_after_the_end_of_another() {
        assertThat(tables.on("2025-09-15").post(1, 8)).isEqualTo("0/8/8");

        assertThat(tables.on("2026-10-01").post(1, 24)).isEqualTo("0/24/24");
        assertThat(tables.window(1)).isEqualTo("2026-11…2027-10 false");
    }
}
