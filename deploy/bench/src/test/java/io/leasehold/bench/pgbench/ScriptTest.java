package io.leasehold.bench.pgbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.bench.database.LoggedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Instant START = Instant.parse("2026-11-29T00:00:00Z");

    @Test
    void times_become_drawn_ones_and_what_is_constant_stays_a_parameter() {
        Script script = script("select $1, $2, $3", "2026-11-29 00:00:00+00", "2026-11-29 01:00:00+00", "{}");

        assertThat(script.text()).contains("""
                select (cast(:base as timestamptz) + cast(:minute as integer) * interval '1 minute'), \
                ((cast(:base as timestamptz) + cast(:minute as integer) * interval '1 minute') + interval '3600 seconds'), :text1;
                """);
        assertThat(script.variables())
                .containsEntry("base", "2026-11-29T00:00:00Z")
                .containsEntry("text1", "{}");
    }

    @Test
    void ids_become_others_each_time_and_the_same_everywhere() {
        String id = "e69b06fb-e638-4894-a1df-6e4d73a576c6";
        String other = "42efcd5c-7219-4f73-a304-2297cac062e7";
        Script script = script("select $1, $2", id, "[{\"id\":\"%s\",\"lease_id\":\"%s\"}]".formatted(other, id));

        assertThat(script.text()).contains("cast(to_hex(cast(:id as bigint)) || '-4000-8000-000000000000' as uuid)");
        assertThat(script.variables())
                .containsEntry(
                        "text1",
                        "[{\"id\":\"@@@@@@@@@@@@-4000-8000-000000000001\",\"lease_id\":\"@@@@@@@@@@@@-4000-8000-000000000000\"}]");
    }

    @Test
    void a_long_text_is_put_together_once_beside_the_tables_that_the_statement_has_already() {
        Script script = script("with a as (select $1::text) select $1::json", "{\"start\":\"2026-11-29T00:00:00Z\"}");

        assertThat(script.text())
                .containsOnlyOnce("with text1 as materialized (select replace(")
                .contains(
                        "as value), a as (select (select value from text1)::text) select (select value from text1)::json;");
    }

    @Test
    void the_host_comes_from_the_answer_of_the_pick() {
        Script script = script("select h.id, h.hypervisor_hostname from host h limit 1");
        Script insert = script("select $1::json", "[{\"host_id\":17}]");

        assertThat(script.text()).endsWith("from host h limit 1 \\gset pick_\n");
        assertThat(insert.text()).contains("'<host>', cast(:pick_id as text)");
        assertThat(insert.variables()).containsEntry("text1", "[{\"host_id\":<host>}]");
    }

    @Test
    void a_colon_in_a_literal_is_no_variable() {
        Script script = script("select '$.a ? (@.t == \"physical:host\")'::text, '12:00'");

        assertThat(script.text()).contains("select E'$.a ? (@.t == \"physical\\x3Ahost\")'::text, '12:00';");
    }

    private static Script script(String sql, String... parameters) {
        List<Optional<String>> given =
                List.of(parameters).stream().map(Optional::of).toList();
        return new Script(List.of(new LoggedStatement(1, sql, given)), START, Duration.ofHours(1));
    }
}
