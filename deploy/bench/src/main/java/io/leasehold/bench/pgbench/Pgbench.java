package io.leasehold.bench.pgbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leasehold.bench.database.Database;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's load generator, if installed. */
public final class Pgbench {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern SECOND = Pattern.compile("^progress: [0-9.]+ s, ([0-9.]+) tps", Pattern.MULTILINE);
    /**
     * Seconds of warm-up: a new connection first fills its caches and plans its statements, as those of the service did
     * long before.
     */
    private static final int WARM_UP = 3;

    private static final int THREADS = 2;

    private final Path program;

    private Pgbench(Path program) {
        this.program = program;
    }

    /** Returns the program on the PATH, otherwise the newest in Debian's folders. */
    public static Optional<Pgbench> find() {
        return Stream.concat(onPath(), installed())
                .filter(Files::isExecutable)
                .findFirst()
                .map(Pgbench::new);
    }

    private static Stream<Path> onPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "pgbench"));
    }

    private static Stream<Path> installed() {
        String[] versions = Optional.ofNullable(DEBIAN.toFile().list()).orElse(new String[0]);
        return Stream.of(versions)
                .sorted(Comparator.comparingInt(String::length)
                        .thenComparing(Comparator.naturalOrder())
                        .reversed())
                .map(version -> DEBIAN.resolve(version).resolve("bin/pgbench"));
    }

    /** Returns the output of {@code --version}. */
    public String version() {
        return said(new ProcessBuilder(program.toString(), "--version")).strip();
    }

    /** Returns the rate, per second, at which the clients run the script after their warm-up. */
    public double rate(Database database, Script script, int clients, Duration time) {
        try {
            Path file = Files.createTempFile("create", ".pgbench");
            Files.writeString(file, script.text());
            String output = said(command(database, script, file, clients, time));
            Files.delete(file);
            return rate(output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the script for pgbench", e);
        }
    }

    private ProcessBuilder command(Database database, Script script, Path file, int clients, Duration time) {
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "-n", "-M", "prepared", "-f", file.toString()));
        command.addAll(List.of("-h", database.host(), "-p", String.valueOf(database.port())));
        command.addAll(List.of("-U", database.login().name(), "-P", "1"));
        command.addAll(List.of("-T", String.valueOf(WARM_UP + time.toSeconds())));
        command.addAll(List.of("-c", String.valueOf(clients), "-j", String.valueOf(Math.min(clients, THREADS))));
        script.variables().forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        command.add(database.name());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PGPASSWORD", database.login().password());
        // as on the service's own connections
        builder.environment().put("PGOPTIONS", "-c jit=off");
        return builder;
    }

    static double rate(String output) {
        OptionalDouble rate = SECOND.matcher(output)
                .results()
                .skip(WARM_UP)
                .mapToDouble(second -> Double.parseDouble(second.group(1)))
                .average();
        if (output.contains("aborted")) {
            throw new IllegalStateException("pgbench says: " + output);
        }
        return rate.orElseThrow(() -> new IllegalStateException("pgbench tells no rate: " + output));
    }

    private static String said(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + builder.command().get(0), e);
        }
    }
}
