package io.leasehold.backing.postgres;

import io.leasehold.backing.server.ForeignProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** PostgreSQL server that outlived the JVM that started it. */
final class OrphanedPostgres {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final Path pidFile;

    OrphanedPostgres(Path data) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
    }

    /** Stops the server when it runs, and removes its pid file, which would prevent the next start. */
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

    /** Returns the process of the pid file; empty when the pid belongs to another program. */
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

    /** Requests a fast shutdown, which does not wait for clients to disconnect. */
    private static void interrupt(ForeignProcess server) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -INT " + server.handle().pid())
                .inheritIO()
                .start();
    }
}
