package io.leasehold.compute.refcode;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.Role;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Partitions;
import io.leasehold.compute.refcode.PolledServer.Outcome;
import io.leasehold.compute.server.Servers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the reference codes of a host: one call to the hardware, one transaction, however many servers are on it. */
@Singleton
class RefcodeReader {
    private static final Caller SELF = new Caller("compute", "service", Set.of(Role.ADMIN));

    private final Partitions hardware;
    private final RefcodeStore store;
    private final Servers servers;
    private final Transactions transactions;
    private final Steps steps;
    private final RefcodeConfig config;
    private final Clock clock;

    RefcodeReader(
            Partitions hardware,
            RefcodeStore store,
            Servers servers,
            Transactions transactions,
            Steps steps,
            RefcodeConfig config,
            Clock clock) {
        this.hardware = hardware;
        this.store = store;
        this.servers = servers;
        this.transactions = transactions;
        this.steps = steps;
        this.config = config;
        this.clock = clock;
    }

    /** Whatever comes of it is recorded: a host that does not answer makes its servers' codes stale in the end. */
    Uni<Void> read(Mtms host) {
        return hardware.lpars(host)
                .onFailure(HardwareFault.class)
                .recoverWithItem(List.of())
                .map(partitions -> partitions.stream().collect(Collectors.toMap(LparInfo::id, Function.identity())))
                .invoke(() -> steps.reached(ComputeBoundary.REFCODE_READ))
                .chain(partitions -> transactions.run(connection -> record(connection, host, partitions)))
                .invoke(() -> steps.reached(ComputeBoundary.REFCODE_RECORDED));
    }

    private Uni<Void> record(SqlConnection connection, Mtms host, Map<UUID, LparInfo> partitions) {
        Instant now = clock.instant();
        return store.watched(connection, host)
                .map(watched -> watched.stream()
                        .map(server -> outcome(server, partitions, now))
                        .toList())
                .chain(outcomes ->
                        outcomes.isEmpty() ? Uni.createFrom().voidItem() : record(connection, outcomes, now));
    }

    private Uni<Void> record(SqlConnection connection, List<Outcome> outcomes, Instant now) {
        List<Outcome> changed = outcomes.stream().filter(Outcome::change).toList();
        long stretch = ThreadLocalRandom.current().nextLong(90, 111);
        return store.save(connection, outcomes, outcome -> due(outcome, now, stretch))
                .chain(() -> changed.isEmpty() ? Uni.createFrom().voidItem() : store.addHistory(connection, changed))
                .chain(() -> announce(
                        connection, changed.stream().filter(Outcome::news).toList()));
    }

    /** Hosts drift apart, so that they are not all read at once; the servers of one stay together. */
    private static Instant due(Outcome outcome, Instant now, long percent) {
        return now.plus(outcome.dueIn().multipliedBy(percent).dividedBy(100));
    }

    /** One after the other, as they share a connection. */
    private Uni<Void> announce(SqlConnection connection, List<Outcome> news) {
        return news.stream()
                .map(outcome -> announce(connection, outcome))
                .reduce(Uni.createFrom().voidItem(), (first, second) -> first.chain(() -> second));
    }

    private Uni<Void> announce(SqlConnection connection, Outcome outcome) {
        String code = outcome.reading().map(shown -> shown.code().code()).orElse("");
        return servers.lock(connection, SELF, outcome.server().toString())
                .chain(server -> servers.announceRefcode(connection, server, code));
    }

    private Outcome outcome(PolledServer server, Map<UUID, LparInfo> partitions, Instant now) {
        return Optional.ofNullable(partitions.get(server.server()))
                .map(partition -> server.read(ReferenceCode.of(partition), now, config))
                .orElseGet(() -> server.readFailed(now, config));
    }
}
