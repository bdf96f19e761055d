package io.leasehold.backing.postgres;

import io.leasehold.backing.server.ForeignProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A PostgreSQL that went on working in its folder after the JVM that started it was killed. */
final class OrphanedPostgres {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final Path pidFile;

    OrphanedPostgres(Path data) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
    }

    /** Stops it when there is one, and removes its pid file, which would hinder the next start. */
    void stop() throws IOException {
        if (Files.notExists(pidFile)) {
            return;
        }
        Optional<ForeignProcess> server = server();
        if (server.isPresent()) {
            stop(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** The process of the pid file, unless its number went to another program meanwhile. */
    private Optional<ForeignProcess> server() throws IOException {
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .flatMap(pid -> ForeignProcess.find(Long.parseLong(pid)))
                .filter(process -> process.runs("postgres"));
    }

    private void stop(ForeignProcess server) throws IOException {
        interrupt(server);
        try {
            if (!server.awaitEnd(PATIENCE)) {
                server.handle().destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping the PostgreSQL left in " + data, e);
        }
    }

    /** PostgreSQL calls this a fast shutdown: unlike a termination it does not wait for clients to go. */
    private static void interrupt(ForeignProcess server) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -INT " + server.handle().pid())
                .inheritIO()
                .start();
    }
}
