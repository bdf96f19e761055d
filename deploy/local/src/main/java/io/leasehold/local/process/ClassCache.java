package io.leasehold.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a JVM has learnt of a program's classes, kept in a file: with it the program starts with a third of the work. The
 * first run of the program writes it when it ends by itself; from JDK 25 on.
 *
 * @param file the cache; a JVM ignores one that does not fit
 * @param jar the program; a cache that is older is of an earlier build
 */
public record ClassCache(Path file, Path jar) {
    private static final int SINCE = 25;

    /** What the JVM must be told to use the cache, or to write it. */
    public List<String> flags() {
        if (Runtime.version().feature() < SINCE) {
            return List.of();
        }
        return isFresh() ? List.of("-XX:AOTCache=" + file, "-Xlog:aot=off") : List.of(recording());
    }

    private boolean isFresh() {
        try {
            return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    private String recording() {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            return "-XX:AOTCacheOutput=" + file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
