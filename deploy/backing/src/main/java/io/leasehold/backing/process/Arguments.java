package io.leasehold.backing.process;

import io.leasehold.backing.server.Storage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command line of a process: pairs of {@code --name value}. */
record Arguments(Map<String, String> values) {

    private static final List<String> NAMES = List.of("--data", "--port", "--parent-pid", "--topics", "--partitions");

    static Arguments of(String... words) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            if (!NAMES.contains(words[i]) || i + 1 == words.length) {
                throw new IllegalArgumentException(
                        "expected a value after one of %s, not %s".formatted(NAMES, words[i]));
            }
            values.put(words[i], words[i + 1]);
        }
        return new Arguments(values);
    }

    /** {@code --data}: the folder of data that are kept; without it they are thrown away. */
    Storage storage() {
        return find("--data").map(Path::of).map(Storage::persistentIn).orElseGet(Storage::temporary);
    }

    /** {@code --port}; without it some free one. */
    int port() {
        return find("--port").map(Integer::valueOf).orElse(0);
    }

    /** {@code --parent-pid}: the process without which this one is of no use. */
    Optional<Long> parent() {
        return find("--parent-pid").map(Long::valueOf);
    }

    /** {@code --topics}: names with commas between them. */
    List<String> topics() {
        return find("--topics").map(names -> List.of(names.split(","))).orElse(List.of());
    }

    /** {@code --partitions} of each topic. */
    int partitions() {
        return find("--partitions").map(Integer::valueOf).orElse(6);
    }

    private Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
