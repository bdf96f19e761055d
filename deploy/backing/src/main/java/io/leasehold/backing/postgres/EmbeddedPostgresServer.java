package io.leasehold.backing.postgres;

import io.leasehold.backing.server.ExitHook;
import io.leasehold.backing.server.FreePort;
import io.leasehold.backing.server.QuietLogs;
import io.leasehold.backing.server.Storage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.SQLException;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL from binaries on the class path, as a process of its own; needs neither a container engine nor an
 * installation. The process survives a killed JVM until the next start in the same folder or, with temporary data,
 * until the next start of any server.
 */
final class EmbeddedPostgresServer implements PostgresServer {

    private final Storage storage;
    private final ClusterFolder folder;
    private final int port;
    private final ExitHook exitHook;
    private @Nullable EmbeddedPostgres running;

    private EmbeddedPostgresServer(Storage storage, int port) {
        this.storage = storage;
        this.folder = new ClusterFolder(storage.folder());
        this.port = port;
        this.exitHook = ExitHook.running(this::close);
    }

    static PostgresServer start(Storage storage, int port) {
        QuietLogs.below(Level.WARNING, "io.zonky");
        EmbeddedPostgresServer server = new EmbeddedPostgresServer(storage, FreePort.orGiven(port));
        try {
            removeAbandoned();
            server.start();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static void removeAbandoned() {
        for (Storage abandoned : Storage.abandoned()) {
            stopOrphan(new ClusterFolder(abandoned.folder()));
            abandoned.release();
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Login superuser() {
        try {
            return folder.superuser();
        } catch (IOException e) {
            throw new UncheckedIOException("the superuser's password is not there", e);
        }
    }

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        try {
            folder.prepare();
            FreePort.require(port);
            running = binaries().start();
            folder.complete(this);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL does not start; it says: " + folder.logTail(), e);
        }
    }

    private EmbeddedPostgres.Builder binaries() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        Binaries.folder(storage.folder().resolve("binaries")).toFile())
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setConnectConfig("password", superuser().password())
                .setErrorRedirector(Redirect.appendTo(folder.log().toFile()))
                .setOutputRedirector(Redirect.appendTo(folder.log().toFile()));
        ServerSettings.locale().forEach(builder::setLocaleConfig);
        ServerSettings.of(storage.durable()).forEach(builder::setServerConfig);
        return builder;
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            stop(running);
            running = null;
        }
        stopOrphan(folder);
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }

    private static void stopOrphan(ClusterFolder folder) {
        try {
            new OrphanedPostgres(folder.data()).stop();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop the PostgreSQL left in " + folder.data(), e);
        }
    }

    @Override
    public void close() {
        stop();
        storage.release();
        exitHook.cancel();
    }
}
