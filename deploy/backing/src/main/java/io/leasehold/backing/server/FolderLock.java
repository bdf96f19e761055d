package io.leasehold.backing.server;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lock that marks a folder as in use by a running JVM; the operating system releases it when the JVM ends. */
final class FolderLock {

    private static final String FILE = "lock";

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the lock; returns empty when another holder exists. */
    static Optional<FolderLock> tryTake(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(FILE), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new FolderLock(folder, channel));
            }
        } catch (OverlappingFileLockException heldByThisJvm) {
            // this JVM holds the lock itself
        }
        channel.close();
        return Optional.empty();
    }

    /** Returns the time since the folder was first locked; empty when it never was. */
    static Optional<Duration> age(Path folder) {
        try {
            Instant made = Files.getLastModifiedTime(folder.resolve(FILE)).toInstant();
            return Optional.of(Duration.between(made, Instant.now()));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    Path folder() {
        return folder;
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + folder, e);
        }
    }
}
