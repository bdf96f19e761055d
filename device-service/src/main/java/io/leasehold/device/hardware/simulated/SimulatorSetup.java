package io.leasehold.device.hardware.simulated;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Installation of the simulated machines at their first use. Refuses to work where simulated hardware is not allowed.
 */
@Singleton
class SimulatorSetup {
    private static final String FIXTURE = "/fixture/simulated.sql";
    private static final String INSTALLED = "select exists (select from device_sim.host)";
    private static final String CLEAR =
            "truncate device_sim.hostdev, device_sim.domain, device_sim.mdev, device_sim.host, device_sim.fault";

    private final Pool pool;
    private final boolean allowed;
    private final AtomicBoolean installed = new AtomicBoolean();

    SimulatorSetup(Pool pool, @ConfigProperty(name = "leasehold.sim.fixtures") boolean allowed) {
        this.pool = pool;
        this.allowed = allowed;
    }

    /** Fails where simulated hardware is not allowed. */
    void requireAllowed() {
        if (!allowed) {
            throw new IllegalStateException("mdev.adapter is 'simulator', but leasehold.sim.fixtures is false:"
                    + " simulated hardware is not for production. Name a real adapter or allow fixtures.");
        }
    }

    /** Installs the machines if there are none. */
    Uni<Void> ensureInstalled() {
        return installed.get()
                ? Uni.createFrom().voidItem()
                : pool.query(INSTALLED)
                        .execute()
                        .chain(rows -> rows.iterator().next().getBoolean(0)
                                ? Uni.createFrom().voidItem()
                                : install())
                        .invoke(() -> installed.set(true));
    }

    /** Replaces all machines by those of the fixture. */
    Uni<Void> reset() {
        return pool.query(CLEAR).execute().chain(this::install);
    }

    private Uni<Void> install() {
        return pool.query(fixture()).execute().replaceWithVoid();
    }

    private static String fixture() {
        try (InputStream sql = SimulatorSetup.class.getResourceAsStream(FIXTURE)) {
            if (sql == null) {
                throw new IllegalStateException(FIXTURE + " is missing");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
