package io.leasehold.hypervisor.usage;

import io.leasehold.common.event.UsageEvent;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.hypervisor.licensing.KeyCount;
import io.leasehold.hypervisor.licensing.KeyMeter;
import io.leasehold.hypervisor.licensing.LicenseKeys;
import io.leasehold.hypervisor.licensing.LicenseTypes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Metering of held keys: of all tenants at every full hour, and of one tenant at every change, so that a key that is
 * held for less than an hour counts too. The sample of an hour is the peak of the hour.
 */
@Singleton
public class Metering implements KeyMeter {
    private final LicenseKeys keys;
    private final UsageStore store;
    private final LicenseTypes types;
    private final Outbox outbox;
    private final Clock clock;

    Metering(LicenseKeys keys, UsageStore store, LicenseTypes types, Outbox outbox, Clock clock) {
        this.keys = keys;
        this.store = store;
        this.types = types;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Samples for the current hour. Other transactions that meter the tenant wait until this transaction ends. */
    @Override
    public Uni<Void> sampleHeld(SqlConnection connection, String tenant, Set<String> typeIds) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        return store.lock(connection, tenant)
                .chain(() -> keys.countHeld(connection, Optional.of(tenant)))
                .map(counts -> counts.stream()
                        .filter(count -> typeIds.contains(count.typeId()))
                        .toList())
                .chain(counts -> record(connection, samples(counts, hour)));
    }

    /**
     * Samples all tenants for the hour that begins at {@code hour}, once, and deletes samples past their retention. A
     * series of the current month without keys gets a zero.
     */
    Uni<Void> sampleAll(SqlConnection connection, Instant hour) {
        return store.claimHour(connection, hour)
                .chain(claimed -> claimed
                        ? sample(connection, hour).chain(() -> store.deleteExpired(connection, hour))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> sample(SqlConnection connection, Instant hour) {
        return store.lockAll(connection)
                .chain(() -> keys.countHeld(connection, Optional.empty()))
                .map(counts -> samples(counts, hour))
                .chain(held -> store.seriesOfMonth(connection, hour).map(known -> withZeros(held, known, hour)))
                .chain(samples -> record(connection, samples));
    }

    private Uni<Void> record(SqlConnection connection, List<UsageSample> samples) {
        return samples.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.record(connection, samples)
                        .map(recorded -> recorded.stream().map(this::event).toList())
                        .chain(events -> outbox.append(connection, events));
    }

    private static List<UsageSample> samples(List<KeyCount> counts, Instant hour) {
        return counts.stream()
                .map(count -> new UsageSample(UsageSeries.ofTenant(count.tenant(), count.typeId()), hour, count.held()))
                .toList();
    }

    private static List<UsageSample> withZeros(List<UsageSample> held, List<UsageSeries> known, Instant hour) {
        List<UsageSeries> sampled = held.stream().map(UsageSample::series).toList();
        return Stream.concat(
                        held.stream(),
                        known.stream()
                                .filter(series -> !sampled.contains(series))
                                .map(series -> new UsageSample(series, hour, 0)))
                .toList();
    }

    private UsageEvent.Sampled event(UsageSample sample) {
        UsageSeries series = sample.series();
        return new UsageEvent.Sampled(
                series.tenant(),
                series.id().toString(),
                types.name(series.typeId()),
                series.resourceId(),
                sample.hour(),
                sample.value());
    }
}
