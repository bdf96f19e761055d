package io.leasehold.backing.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folder of the unpacked binaries, one for each user of a machine. */
final class Binaries {

    private static final String OWNER_ONLY = "rwx------";

    private Binaries() {}

    /** Returns the user's cache folder, or {@code otherwise} when the user has no writable home. */
    static Path folder(Path otherwise) {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "leasehold");
        try {
            return cache.isAbsolute() ? ours(cache).resolve("postgres") : otherwise;
        } catch (IOException noHome) {
            return otherwise;
        }
    }

    /** Restricts the folder to its owner, since another user with write access could make this JVM run any program. */
    private static Path ours(Path folder) throws IOException {
        return Files.setPosixFilePermissions(
                Files.createDirectories(folder), PosixFilePermissions.fromString(OWNER_ONLY));
    }
}
