package io.leasehold.compute.refcode;

import io.leasehold.common.loop.BackgroundLoop;
import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.leasehold.compute.hardware.Mtms;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs {@link RefcodeReader} for hosts that are due, after each signal and every second. */
@Singleton
class RefcodeLoop {
    private static final Logger LOG = Logger.getLogger(RefcodeLoop.class);

    private final RefcodeHostClaims claims;
    private final RefcodeReader reader;
    private final RefcodeConfig config;
    private final BackgroundLoop loop;

    RefcodeLoop(RefcodeHostClaims claims, RefcodeReader reader, RefcodeConfig config, Clock clock, Vertx vertx) {
        this.claims = claims;
        this.reader = reader;
        this.config = config;
        this.loop = new BackgroundLoop("reference codes", vertx, clock, this::pass);
    }

    void start(@Observes StartupEvent event, RefcodeSignal signal) {
        signal.listen(loop::wake);
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    @Scheduled(every = "1s")
    void sweep() {
        loop.wake();
    }

    private Uni<Outcome> pass() {
        return claims.take()
                .chain(hosts -> hosts.isEmpty()
                        ? Uni.createFrom().item(Outcome.IDLE)
                        : read(hosts).replaceWith(Outcome.IDLE));
    }

    private Uni<Void> read(List<Mtms> hosts) {
        return Uni.join()
                .all(hosts.stream().map(this::read).toList())
                .usingConcurrencyOf(config.maxConcurrentHosts())
                .andCollectFailures()
                .replaceWithVoid();
    }

    /** Reads one host; a failure does not affect the other hosts. */
    private Uni<Void> read(Mtms host) {
        return reader.read(host)
                .chain(() -> claims.release(host))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "The reference codes of host %s could not be recorded", host))
                .onFailure()
                .recoverWithUni(failure -> claims.release(host));
    }
}
