package io.leasehold.compute.vsn.sync;

import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.vsn.VsnConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Runs {@link VsnSync} for each host soon after the host appears, and at a fixed interval. */
@Singleton
class VsnSyncLoop {
    private static final Logger LOG = Logger.getLogger(VsnSyncLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 8;

    private final VsnSync sync;
    private final VsnSyncStore store;
    private final VsnConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;
    private final Map<Mtms, Instant> due = new ConcurrentHashMap<>();

    VsnSyncLoop(VsnSync sync, VsnSyncStore store, VsnConfig config, Clock clock, Vertx vertx) {
        this.sync = sync;
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.loop = new BackgroundLoop("serial numbers", vertx, clock, this::pass);
    }

    void start(@Observes StartupEvent event) {
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    @Scheduled(every = "2s")
    void sweep() {
        loop.wake();
    }

    private Uni<Outcome> pass() {
        return store.hosts()
                .invoke(hosts -> due.keySet().retainAll(hosts))
                .map(this::due)
                .chain(this::sync)
                .replaceWith(Outcome.IDLE);
    }

    private List<Mtms> due(List<Mtms> hosts) {
        Instant now = clock.instant();
        return hosts.stream()
                .filter(host -> !due.getOrDefault(host, now).isAfter(now))
                .toList();
    }

    private Uni<Void> sync(List<Mtms> hosts) {
        return hosts.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(hosts.stream().map(this::sync).toList())
                        .usingConcurrencyOf(AT_ONCE)
                        .andCollectFailures()
                        .replaceWithVoid();
    }

    /** Compares one host; a failure does not affect the other hosts. */
    private Uni<Void> sync(Mtms host) {
        return sync.sync(host)
                .invoke(() -> due.put(host, clock.instant().plus(config.syncInterval())))
                .onFailure()
                .invoke(failure -> {
                    LOG.warnf(
                            "The virtual serial numbers of host %s could not be read: %s", host, failure.getMessage());
                    due.put(host, clock.instant().plus(AFTER_FAILURE));
                })
                .onFailure()
                .recoverWithNull();
    }
}
