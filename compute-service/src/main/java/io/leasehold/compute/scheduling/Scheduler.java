package io.leasehold.compute.scheduling;

import io.leasehold.compute.aggregate.AggregateConfig;
import io.leasehold.compute.hardware.Mtms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds hosts for servers. What it finds holds only for a moment: {@link #check} settles it, with the host locked. */
@Singleton
public class Scheduler {
    /** A host that will do, and its uuid. */
    public record Choice(Mtms host, UUID uuid) {}

    /** Hosts that will do, the best first, or why none does. */
    public record Choices(List<Choice> hosts, String refusal) {
        public Choices {
            hosts = List.copyOf(hosts);
        }
    }

    private final CandidateStore store;
    private final SchedulerConfig config;
    private final PlacementRules rules;
    private final Pool pool;
    private final Clock clock;

    Scheduler(CandidateStore store, SchedulerConfig config, AggregateConfig aggregates, Pool pool, Clock clock) {
        this.store = store;
        this.config = config;
        this.rules = new PlacementRules(aggregates.freepoolName(), aggregates.zonePrefix());
        this.pool = pool;
        this.clock = clock;
    }

    /** The hosts for a demand, as they are now. */
    public Uni<Choices> choose(PlacementRequest demand) {
        return store.candidates(pool, demand, Optional.empty(), failedSince()).map(hosts -> choose(hosts, demand));
    }

    /**
     * What the server takes of the host, if it still will do; it stays so until the transaction ends, as nobody else
     * places servers there.
     */
    public Uni<Optional<PlacementRequest.Share>> check(SqlConnection connection, PlacementRequest demand, Mtms host) {
        return store.lock(connection, host)
                .chain(() -> store.candidates(connection, demand, Optional.of(host), failedSince()))
                .map(found -> found.stream()
                        .filter(candidate -> rules.broken(candidate, demand).isEmpty())
                        .map(candidate -> demand.share().inBlocksOf(candidate))
                        .findFirst());
    }

    /** What a server takes of its host. */
    public PlacementRequest.Share share(int vcpus, int memoryMb, int diskGb, Map<String, String> extraSpecs) {
        boolean dedicated = "true".equalsIgnoreCase(extraSpecs.get("powervm:dedicated_proc"));
        BigDecimal units = dedicated
                ? BigDecimal.valueOf(vcpus)
                : Optional.ofNullable(extraSpecs.get("powervm:proc_units"))
                        .map(BigDecimal::new)
                        .orElseGet(() -> config.procUnitsFactor().multiply(BigDecimal.valueOf(vcpus)));
        return new PlacementRequest.Share(vcpus, units, memoryMb, diskGb);
    }

    private Choices choose(List<Candidate> hosts, PlacementRequest demand) {
        RefusalCounts refusals = new RefusalCounts();
        List<Candidate> suitable = hosts.stream()
                .filter(host -> refusals.count(rules.broken(host, demand)).isEmpty())
                .toList();
        return new Choices(
                Weights.rank(suitable, demand).stream()
                        .map(host -> new Choice(host.host(), host.uuid()))
                        .toList(),
                refusals.text());
    }

    private Instant failedSince() {
        return clock.instant().minus(config.failureMemory());
    }
}
