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
 * The folder in which one server keeps its data, held by this JVM alone until it is released.
 *
 * <p>Kept data stay and are written durably. Data that are thrown away go with the server, and their writing need not
 * survive a crash of the machine, which makes tests fast.
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

    /** Data that stay in {@code folder}, which is made when it is absent; fails when another server holds it. */
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

    /** Data in a temporary folder. */
    public static Storage temporary() {
        try {
            Path place = Files.createTempDirectory(PREFIX).toRealPath();
            FolderLock lock = FolderLock.tryTake(place).orElseThrow();
            return new Storage(place, lock, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder for data", e);
        }
    }

    /** The same storage, written as durably as one that is kept; for measurements and crash tests. */
    public Storage durably() {
        return new Storage(folder, lock, kept, true);
    }

    /** Temporary folders whose JVM was killed before it could release them; they are held by this JVM now. */
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

    /** Where the server's files go. */
    public Path folder() {
        return folder;
    }

    /** Whether what was written must survive a crash of the machine. */
    public boolean durable() {
        return durable;
    }

    /** Lets go of the folder and removes data that are not kept; harmless when repeated. */
    public void release() {
        if (!kept) {
            FolderTree.delete(folder);
        }
        lock.release();
    }
}
