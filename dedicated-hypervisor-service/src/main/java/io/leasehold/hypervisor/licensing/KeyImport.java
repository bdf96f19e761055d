package io.leasehold.hypervisor.licensing;

import io.leasehold.common.loop.BackgroundLoop;
import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Import, at start, of the keys that the configuration provides: keys of the operator's file and generated keys. */
@Singleton
class KeyImport {
    private final LicenseKeys keys;
    private final LicenseTypes types;
    private final LicenseKeyConfig config;
    private final Vertx vertx;
    private final BackgroundLoop loop;

    KeyImport(LicenseKeys keys, LicenseTypes types, LicenseKeyConfig config, Vertx vertx, Clock clock) {
        this.keys = keys;
        this.types = types;
        this.config = config;
        this.vertx = vertx;
        this.loop = new BackgroundLoop("key import", vertx, clock, this::importKeys);
    }

    void start(@Observes StartupEvent event) {
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Outcome> importKeys() {
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.executeBlocking(this::configured, false).toCompletionStage())
                .chain(keys::add)
                .replaceWith(Outcome.IDLE);
    }

    /** Collects the keys; blocks while the file is read. */
    private List<NewKey> configured() {
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
