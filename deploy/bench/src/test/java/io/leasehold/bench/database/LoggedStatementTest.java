package io.leasehold.bench.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoggedStatementTest {
    private static final String LOG = """
            2026-11-28 01:10:02.713 UTC [21904] LOG:  statement: BEGIN
            2026-11-28 01:10:02.769 UTC [21904] LOG:  execute 0000003: insert into outbox (id, payload)
            \tselect id, payload
            \t
            2026-11-28 01:10:02.770 UTC [21915] LOG:  execute 0000000: select * from outbox order by position limit 500
            2026-11-28 01:10:02.771 UTC [21904] DETAIL:  Parameters: $1 = '{"name":"it''s, $2 = ''mine''"}', $2 = NULL, $3 = '1'
            2026-11-28 01:10:02.778 UTC [21904] LOG:  statement: COMMIT
            2026-11-28 01:10:02.964 UTC [21633] LOG:  received SIGHUP, reloading configuration files
            """;

    @Test
    void statements_are_read_with_their_process_and_the_parameters_that_it_logs_later() {
        List<LoggedStatement> statements = LoggedStatement.parse(LOG);

        assertThat(statements)
                .containsExactly(
                        new LoggedStatement(21904, "BEGIN", List.of()),
                        new LoggedStatement(
                                21904,
                                "insert into outbox (id, payload)\nselect id, payload",
                                List.of(
                                        Optional.of("{\"name\":\"it's, $2 = 'mine'\"}"),
                                        Optional.empty(),
                                        Optional.of("1"))),
                        new LoggedStatement(21915, "select * from outbox order by position limit 500", List.of()),
                        new LoggedStatement(21904, "COMMIT", List.of()));
    }

    @Test
    void a_hugeparameter_is_no_problem() {
        String huge = "x".repeat(1_000_000);
        String log = """
                2026-11-28 01:10:02.713 UTC [7] LOG:  execute <unnamed>: select $1
                2026-11-28 01:10:02.713 UTC [7] DETAIL:  Parameters: $1 = '%s'
                """.formatted(huge);

        assertThat(LoggedStatement.parse(log))
                .singleElement()
                .extracting(LoggedStatement::parameters)
                .isEqualTo(List.of(Optional.of(huge)));
    }
}
