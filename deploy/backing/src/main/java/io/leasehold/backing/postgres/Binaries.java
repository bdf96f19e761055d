package io.leasehold.backing.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where the binaries are unpacked: once for each user of a machine. */
final class Binaries {

    private static final String OWNER_ONLY = "rwx------";

    private Binaries() {}

    /** The user's cache folder, or {@code otherwise} when the user has no home to write to. */
    static Path folder(Path otherwise) {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "leasehold");
        try {
            return cache.isAbsolute() ? ours(cache).resolve("postgres") : otherwise;
        } catch (IOException noHome) {
            return otherwise;
        }
    }

    /** Whoever could write there could make us run anything. */
    private static Path ours(Path folder) throws IOException {
        return Files.setPosixFilePermissions(
                Files.createDirectories(folder), PosixFilePermissions.fromString(OWNER_ONLY));
    }
}
