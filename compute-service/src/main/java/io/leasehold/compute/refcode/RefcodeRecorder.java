package io.leasehold.compute.refcode;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.Role;
import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.Mtms;
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

/** Due reads of reference codes, and the records of their results; changed codes are announced. */
@Singleton
class RefcodeRecorder {
    private static final Caller SELF = new Caller("compute", "service", Set.of(Role.ADMIN));

    private final RefcodeStore store;
    private final Servers servers;
    private final RefcodeConfig config;
    private final Clock clock;

    RefcodeRecorder(RefcodeStore store, Servers servers, RefcodeConfig config, Clock clock) {
        this.store = store;
        this.servers = servers;
        this.config = config;
        this.clock = clock;
    }

    /** Returns the hosts with servers whose next read is due. */
    Uni<List<Mtms>> dueHosts(SqlConnection connection) {
        return dueHosts(connection, Optional.empty());
    }

    /** Returns true when the next read of a server on the host is due. */
    Uni<Boolean> isDue(SqlConnection connection, Mtms host) {
        return dueHosts(connection, Optional.of(host)).map(due -> !due.isEmpty());
    }

    private Uni<List<Mtms>> dueHosts(SqlConnection connection, Optional<Mtms> only) {
        Instant now = clock.instant();
        return store.dueHosts(connection, now, now.minus(config.fastInterval()), only);
    }

    /** Records one read of the host; a server without a partition in {@code partitions} counts as not read. */
    Uni<Void> record(SqlConnection connection, Mtms host, Map<UUID, LparInfo> partitions) {
        Instant now = clock.instant();
        return store.polled(connection, host)
                .map(polled -> polled.stream()
                        .map(server -> outcome(server, partitions, now))
                        .toList())
                .chain(outcomes -> outcomes.isEmpty() ? Uni.createFrom().voidItem() : save(connection, outcomes, now));
    }

    private Uni<Void> save(SqlConnection connection, List<Outcome> outcomes, Instant now) {
        List<Outcome> changed = outcomes.stream().filter(Outcome::changed).toList();
        long percent = ThreadLocalRandom.current().nextLong(90, 111);
        return store.save(connection, outcomes, outcome -> due(outcome, now, percent))
                .chain(() -> changed.isEmpty() ? Uni.createFrom().voidItem() : store.addHistory(connection, changed))
                .chain(() -> announce(
                        connection,
                        changed.stream().filter(Outcome::codeChanged).toList()));
    }

    /** Varies the pause by a tenth for each host, so that hosts are not all read at once; servers of a host stay together. */
    private static Instant due(Outcome outcome, Instant now, long percent) {
        return now.plus(outcome.dueIn().multipliedBy(percent).dividedBy(100));
    }

    /** Announces one code after another, because they share the connection. */
    private Uni<Void> announce(SqlConnection connection, List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> announce(connection, outcome))
                .reduce(Uni.createFrom().voidItem(), (first, second) -> first.chain(() -> second));
    }

    private Uni<Void> announce(SqlConnection connection, Outcome outcome) {
        String code = outcome.reading().map(reading -> reading.code().code()).orElse("");
        return servers.lock(connection, SELF, outcome.server().toString())
                .chain(server -> servers.announceRefcode(connection, server, code));
    }

    private Outcome outcome(PolledServer server, Map<UUID, LparInfo> partitions, Instant now) {
        return Optional.ofNullable(partitions.get(server.server()))
                .map(partition -> server.read(ReferenceCode.of(partition), now, config))
                .orElseGet(() -> server.readFailed(now, config));
    }
}
