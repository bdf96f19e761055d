package io.leasehold.backing.process;

import io.leasehold.backing.server.Storage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Command line of a process: pairs of {@code --name value}. */
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

    /** Returns the storage at {@code --data}; temporary storage without it. */
    Storage storage() {
        return find("--data").map(Path::of).map(Storage::persistentIn).orElseGet(Storage::temporary);
    }

    /** Returns {@code --port}; 0, which stands for any free port, without it. */
    int port() {
        return find("--port").map(Integer::valueOf).orElse(0);
    }

    /** Returns {@code --parent-pid}, the process whose end ends this one. */
    Optional<Long> parent() {
        return find("--parent-pid").map(Long::valueOf);
    }

    /** Returns {@code --topics}, names separated by commas. */
    List<String> topics() {
        return find("--topics").map(names -> List.of(names.split(","))).orElse(List.of());
    }

    /** Returns {@code --partitions}, the number per topic; 6 without it. */
    int partitions() {
        return find("--partitions").map(Integer::valueOf).orElse(6);
    }

    private Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
