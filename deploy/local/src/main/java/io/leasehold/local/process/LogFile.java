package io.leasehold.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Log of a process.
 *
 * @param offset the position at which the current run begins
 */
record LogFile(Path path, long offset) {
    /** Returns the log from its current end on. */
    static LogFile mark(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            return new LogFile(path, Files.exists(path) ? Files.size(path) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + path + " as a log", e);
        }
    }

    boolean hasLineWith(String word) {
        return lines().anyMatch(line -> line.startsWith(word));
    }

    /** Returns the last lines, to explain a failure. */
    String tail(int count) {
        List<String> all = lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - count), all.size()));
    }

    private Stream<String> lines() {
        try (InputStream text = Files.newInputStream(path)) {
            text.skipNBytes(offset);
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
