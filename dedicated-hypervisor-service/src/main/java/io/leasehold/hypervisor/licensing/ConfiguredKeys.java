package io.leasehold.hypervisor.licensing;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The keys that the configuration brings: those of the operator's file, and made-up ones for simulators. */
@Singleton
class ConfiguredKeys {
    private final LicenseTypes types;
    private final LicenseKeyConfig config;

    ConfiguredKeys(LicenseTypes types, LicenseKeyConfig config) {
        this.types = types;
        this.config = config;
    }

    /** Reads from disk. */
    List<NewKey> keys() {
        return Stream.concat(config.pool().stream().flatMap(this::fromFile), generated())
                .toList();
    }

    private Stream<NewKey> generated() {
        return types.all().stream()
                .filter(LicenseType::hasKey)
                .flatMap(type -> IntStream.rangeClosed(1, config.generated())
                        .mapToObj(number -> NewKey.generated(type.id(), number)));
    }

    private Stream<NewKey> fromFile(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(this::key);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("dh.license.pool cannot be read", unreadable);
        }
    }

    private NewKey key(String line) {
        int separator = line.lastIndexOf(';');
        String name = separator < 0 ? line : line.substring(0, separator).strip();
        LicenseType type = types.named(name)
                .filter(LicenseType::hasKey)
                .orElseThrow(() -> new IllegalStateException(
                        "dh.license.pool has a line that does not begin with the name of a type that has keys"));
        return new NewKey(type.id(), line.substring(separator + 1).strip());
    }
}
