package io.leasehold.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Conditions of a measurement, without which its numbers are not comparable. */
public final class Conditions {
    private static final long MIB = 1024 * 1024;

    private final Map<String, String> lines = new LinkedHashMap<>();

    private Conditions() {}

    /** Returns the conditions that do not depend on the measured service: time, commit, machine. */
    public static Conditions of(Path root) {
        return new Conditions()
                .and("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .and("commit", commit(root))
                .and("processors", String.valueOf(Runtime.getRuntime().availableProcessors()))
                .and("memory", memory())
                .and("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .and("JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    /** Adds a condition. */
    public Conditions and(String name, String value) {
        lines.put(name, value);
        return this;
    }

    /** Returns the conditions as a Markdown list. */
    public String markdown() {
        return lines.entrySet().stream()
                .map(line -> "* %s: %s%n".formatted(line.getKey(), line.getValue()))
                .collect(Collectors.joining());
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? "%d MiB".formatted(system.getTotalMemorySize() / MIB)
                : "unknown";
    }

    private static String commit(Path root) {
        try {
            Process git = new ProcessBuilder("git", "-C", root.toString(), "describe", "--always", "--dirty")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? answer : "unknown";
        } catch (IOException noGit) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
