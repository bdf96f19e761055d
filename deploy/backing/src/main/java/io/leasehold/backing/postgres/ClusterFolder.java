package io.leasehold.backing.postgres;

import static io.leasehold.backing.postgres.PostgresServer.DATABASE;

import io.leasehold.backing.server.FolderTree;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Folder of a PostgreSQL server: {@code data}, {@code postgres.log}, the superuser's password, and a marker file of a
 * completed first start.
 */
final class ClusterFolder {

    private static final int PASSWORD_BITS = 128;
    private static final int LAST_LINES = 10;
    private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final Path folder;

    ClusterFolder(Path folder) {
        this.folder = folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    private Path password() {
        return folder.resolve("superuser-password");
    }

    private Path mark() {
        return folder.resolve("complete");
    }

    /** Prepares the folder for a start: removes the data of an incomplete first start and stops an orphaned server. */
    void prepare() throws IOException {
        new OrphanedPostgres(data()).stop();
        Files.deleteIfExists(log());
        if (Files.notExists(mark())) {
            FolderTree.delete(data());
            writePassword();
        }
    }

    private void writePassword() throws IOException {
        Files.deleteIfExists(password());
        Files.createFile(
                password(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password(), new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(Character.MAX_RADIX));
    }

    Login superuser() throws IOException {
        return new Login("postgres", Files.readString(password()));
    }

    /** Completes the first start: creates the database and requires a password for connections. */
    void complete(PostgresServer server) throws IOException, SQLException {
        if (Files.exists(mark())) {
            return;
        }
        Login superuser = superuser();
        try (Connection connection = Connections.open(server, "postgres", superuser);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
            statement.execute("alter role %s password '%s'".formatted(superuser.name(), superuser.password()));
            Files.writeString(data().resolve("pg_hba.conf"), ACCESS);
            statement.execute("select pg_reload_conf()");
        }
        Files.createFile(mark());
    }

    /** Returns the last lines of the server's log, to explain a failed start. */
    String logTail() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException silent) {
            return "nothing";
        }
    }
}
