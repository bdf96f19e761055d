package io.leasehold.backing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folder with all its contents. */
public final class FolderTree {

    private FolderTree() {}

    /** Removes {@code folder} and everything below it; tolerates concurrent removals. */
    public static void delete(Path folder) {
        try {
            for (Path file : deepestFirst(folder)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException absent) {
            return List.of();
        }
    }
}
