package io.leasehold.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Tables with the conditions of their measurement, for standard output and a file. */
public record Report(String title, Conditions conditions, List<Table> tables) {
    public Report {
        tables = List.copyOf(tables);
    }

    /** Prints the report and writes it to the file. */
    public void publish(Path file) {
        String all = tables.stream().map(Table::markdown).collect(Collectors.joining("\n"));
        String text = "# %s%n%n%s%n%s".formatted(title, conditions.markdown(), all);
        System.out.println(text);
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
