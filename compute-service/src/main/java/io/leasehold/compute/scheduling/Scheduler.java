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

/** Choice of hosts for servers. A choice may be outdated at once; {@link #check} confirms a host under a lock. */
@Singleton
public class Scheduler {
    /** An acceptable host and its UUID. */
    public record Choice(Mtms host, UUID uuid) {}

    /** Acceptable hosts, the best first, and the text for the case that there is none. */
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

    /** Returns the hosts that are acceptable at present. */
    public Uni<Choices> choose(PlacementRequest request) {
        return store.candidates(pool, request, Optional.empty(), failedSince()).map(hosts -> choose(hosts, request));
    }

    /** Locks the host and returns the share of the server; empty when the host is no longer acceptable. */
    public Uni<Optional<PlacementRequest.Share>> check(SqlConnection connection, PlacementRequest request, Mtms host) {
        return store.lock(connection, host)
                .chain(() -> store.candidates(connection, request, Optional.of(host), failedSince()))
                .map(found -> found.stream()
                        .filter(candidate -> rules.broken(candidate, request).isEmpty())
                        .map(candidate -> request.share().inBlocksOf(candidate))
                        .findFirst());
    }

    /** Returns the resources that a server takes of its host. */
    public PlacementRequest.Share share(int vcpus, int memoryMb, int diskGb, Map<String, String> extraSpecs) {
        boolean dedicated = "true".equalsIgnoreCase(extraSpecs.get("powervm:dedicated_proc"));
        BigDecimal units = dedicated
                ? BigDecimal.valueOf(vcpus)
                : Optional.ofNullable(extraSpecs.get("powervm:proc_units"))
                        .map(BigDecimal::new)
                        .orElseGet(() -> config.procUnitsFactor().multiply(BigDecimal.valueOf(vcpus)));
        return new PlacementRequest.Share(vcpus, units, memoryMb, diskGb);
    }

    private Choices choose(List<Candidate> hosts, PlacementRequest request) {
        RefusalCounts refusals = new RefusalCounts();
        List<Candidate> suitable = hosts.stream()
                .filter(host -> refusals.count(rules.broken(host, request)).isEmpty())
                .toList();
        return new Choices(
                Weights.rank(suitable, request).stream()
                        .map(host -> new Choice(host.host(), host.uuid()))
                        .toList(),
                refusals.text());
    }

    private Instant failedSince() {
        return clock.instant().minus(config.failureMemory());
    }
}
