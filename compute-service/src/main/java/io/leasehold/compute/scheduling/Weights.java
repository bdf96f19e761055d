package io.leasehold.compute.scheduling;

import io.leasehold.compute.scheduling.PlacementRequest.GroupPolicy;
import io.leasehold.compute.scheduling.PlacementRequest.VsnRequirement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Ranks the hosts that will do: those with more room first, among equals the first by name. */
final class Weights {
    private static final double VSNS = 0.5;
    private static final double FAILED = -2;

    private Weights() {}

    static List<Candidate> rank(List<Candidate> hosts, PlacementRequest demand) {
        Spread memory = Spread.of(hosts, Candidate::freeMemoryMb);
        Spread units = Spread.of(hosts, host -> host.freeUnits().doubleValue());
        Spread vsns = Spread.of(hosts, Candidate::autoVsns);
        Spread members = Spread.of(hosts, host -> host.neighbours().members());
        Map<Candidate, Double> weights = hosts.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        host -> memory.of(host)
                                + units.of(host)
                                + (demand.vsn() == VsnRequirement.AUTO ? VSNS * vsns.of(host) : 0)
                                + affinity(demand) * members.of(host)
                                + (host.failedLately() ? FAILED : 0)));
        return hosts.stream()
                .sorted(Comparator.comparingDouble((Candidate host) -> -weights.getOrDefault(host, 0.0))
                        .thenComparing(Candidate::host))
                .toList();
    }

    private static double affinity(PlacementRequest demand) {
        return demand.affinity().group().map(group -> affinity(group.policy())).orElse(0.0);
    }

    private static double affinity(GroupPolicy policy) {
        return switch (policy) {
            case SOFT_AFFINITY -> 1;
            case SOFT_ANTI_AFFINITY -> -1;
            case AFFINITY, ANTI_AFFINITY -> 0;
        };
    }

    /** From where to where a value goes; the least counts 0, the most 1. */
    private record Spread(ToDoubleFunction<Candidate> value, double least, double most) {
        static Spread of(List<Candidate> hosts, ToDoubleFunction<Candidate> value) {
            return new Spread(
                    value,
                    hosts.stream().mapToDouble(value).min().orElse(0),
                    hosts.stream().mapToDouble(value).max().orElse(0));
        }

        double of(Candidate host) {
            return most == least ? 0 : (value.applyAsDouble(host) - least) / (most - least);
        }
    }
}
