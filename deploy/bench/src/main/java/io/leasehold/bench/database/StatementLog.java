package io.leasehold.bench.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Statements of a request, read from the server's log. */
public final class StatementLog {
    /** Long enough for all statements that the service sends periodically. */
    private static final Duration IDLE = Duration.ofSeconds(3);

    private final Path log;
    private final Database superuser;

    public StatementLog(Path log, Database superuser) {
        this.log = log;
        this.superuser = superuser;
    }

    /**
     * Returns the statements up to the commit of the request's transaction, without those that the service sends while
     * idle.
     *
     * @param request is given a name that it must write into the database
     */
    public List<LoggedStatement> of(Consumer<String> request) {
        String name = "captured-" + System.nanoTime();
        superuser.run("alter system set log_statement = 'all'");
        superuser.run("select pg_reload_conf()");
        try {
            List<LoggedStatement> idle = during(() -> pause(IDLE));
            return cut(idle, during(() -> request.accept(name)), name);
        } finally {
            superuser.run("alter system reset log_statement");
            superuser.run("select pg_reload_conf()");
        }
    }

    private static List<LoggedStatement> cut(List<LoggedStatement> idle, List<LoggedStatement> busy, String name) {
        Set<String> usual = idle.stream()
                .filter(statement -> !statement.isBeginOrCommit())
                .map(LoggedStatement::sql)
                .collect(Collectors.toSet());
        int writer = busy.stream()
                .filter(statement -> statement.mentions(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing in %s names the request.".formatted(busy)))
                .process();
        return upToCommit(busy, writer).stream()
                .filter(statement -> !usual.contains(statement.sql()))
                .filter(statement -> !statement.isBeginOrCommit() || statement.process() == writer)
                .toList();
    }

    private static List<LoggedStatement> upToCommit(List<LoggedStatement> statements, int process) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).process() == process && statements.get(i).is("COMMIT")) {
                return statements.subList(0, i + 1);
            }
        }
        throw new IllegalStateException("Process %d did not commit in %s".formatted(process, statements));
    }

    private List<LoggedStatement> during(Runnable work) {
        try {
            long begin = Files.size(log);
            work.run();
            byte[] all = Files.readAllBytes(log);
            return LoggedStatement.parse(new String(all, (int) begin, (int) (all.length - begin), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
