package io.leasehold.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Options of the command line. */
sealed interface Options {
    /** Benchmark of reservation-service; each measurement takes {@code time}. */
    record Reservation(Duration time) implements Options {}

    /** Soak test with the given number of operations, drawn from {@code seed}. */
    record Endurance(int operations, long seed) implements Options {}

    /** Parses the command line; throws {@link IllegalArgumentException} when it is invalid. */
    static Options parse(List<String> words) {
        List<String> rest = new ArrayList<>(words);
        String command = rest.isEmpty() ? "" : rest.remove(0);
        return switch (command) {
            case "bench" -> bench(rest);
            case "soak" -> soak(rest);
            default -> throw new IllegalArgumentException("bench and soak are known, not '%s'.".formatted(command));
        };
    }

    private static Options bench(List<String> rest) {
        String name = rest.isEmpty() || rest.get(0).startsWith("-") ? "reservation" : rest.remove(0);
        if (!name.equals("reservation")) {
            throw new IllegalArgumentException("There is one benchmark, reservation, and no %s.".formatted(name));
        }
        Map<String, Long> numbers = numbers(rest, Set.of("--seconds"));
        return new Reservation(Duration.ofSeconds(numbers.getOrDefault("--seconds", 4L)));
    }

    private static Options soak(List<String> rest) {
        Map<String, Long> numbers = numbers(rest, Set.of("-n", "--seed"));
        return new Endurance(
                Math.toIntExact(numbers.getOrDefault("-n", 100_000L)),
                numbers.getOrDefault("--seed", System.nanoTime()));
    }

    private static Map<String, Long> numbers(List<String> words, Set<String> names) {
        Map<String, Long> numbers = new HashMap<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            if (!names.contains(name) || !rest.hasNext()) {
                throw new IllegalArgumentException("Expected a number after one of %s, not %s.".formatted(names, name));
            }
            numbers.put(name, Long.valueOf(rest.next()));
        }
        return numbers;
    }
}
