package io.leasehold.backing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Data folder of one server, locked by this JVM until it is released.
 *
 * <p>Persistent data are kept and written durably. Temporary data are removed with the server and need not survive a
 * crash of the machine, which makes tests fast.
 */
public final class Storage {

    private static final String PREFIX = "leasehold-";
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Path folder;
    private final FolderLock lock;
    private final boolean kept;
    private final boolean durable;

    private Storage(Path folder, FolderLock lock, boolean kept, boolean durable) {
        this.folder = folder;
        this.lock = lock;
        this.kept = kept;
        this.durable = durable;
    }

    /**
     * Returns persistent storage in {@code folder}, which is created when absent; fails when another server holds it.
     */
    public static Storage persistentIn(Path folder) {
        try {
            Path place = Files.createDirectories(folder).toRealPath();
            FolderLock lock = FolderLock.tryTake(place)
                    .orElseThrow(() -> new IllegalStateException("%s is in use by another server".formatted(place)));
            return new Storage(place, lock, true, true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder + " for data", e);
        }
    }

    /** Returns storage in a temporary folder. */
    public static Storage temporary() {
        try {
            Path place = Files.createTempDirectory(PREFIX).toRealPath();
            FolderLock lock = FolderLock.tryTake(place).orElseThrow();
            return new Storage(place, lock, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder for data", e);
        }
    }

    /** Returns this storage with durable writes, for measurements and crash tests. */
    public Storage durably() {
        return new Storage(folder, lock, kept, true);
    }

    /** Returns the temporary folders of killed JVMs, now locked by this JVM. */
    public static List<Storage> abandoned() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> folders = Files.list(temporary)) {
            return folders.filter(Storage::looksAbandoned)
                    .flatMap(folder -> tryTake(folder).stream())
                    .map(lock -> new Storage(lock.folder(), lock, false, false))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + temporary, e);
        }
    }

    private static boolean looksAbandoned(Path folder) {
        return folder.getFileName().toString().startsWith(PREFIX)
                && FolderLock.age(folder)
                        .filter(age -> age.compareTo(YOUNG) > 0)
                        .isPresent();
    }

    private static Optional<FolderLock> tryTake(Path folder) {
        try {
            return FolderLock.tryTake(folder);
        } catch (IOException e) {
            return Optional.empty(); // somebody else's
        }
    }

    /** Returns the folder for the server's files. */
    public Path folder() {
        return folder;
    }

    /** Returns true when writes must survive a crash of the machine. */
    public boolean durable() {
        return durable;
    }

    /** Releases the folder and removes temporary data; repeating the call is harmless. */
    public void release() {
        if (!kept) {
            FolderTree.delete(folder);
        }
        lock.release();
    }
}
