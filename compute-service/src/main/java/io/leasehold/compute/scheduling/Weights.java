package io.leasehold.compute.scheduling;

import io.leasehold.compute.scheduling.PlacementRequest.GroupPolicy;
import io.leasehold.compute.scheduling.PlacementRequest.VsnRequirement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Order of acceptable hosts: hosts with more free resources first, then by name. */
final class Weights {
    private static final double VSNS = 0.5;
    private static final double FAILED = -2;

    private Weights() {}

    static List<Candidate> rank(List<Candidate> hosts, PlacementRequest request) {
        Spread memory = Spread.of(hosts, Candidate::freeMemoryMb);
        Spread units = Spread.of(hosts, host -> host.freeUnits().doubleValue());
        Spread vsns = Spread.of(hosts, Candidate::autoVsns);
        Spread members = Spread.of(hosts, host -> host.neighbours().members());
        Map<Candidate, Double> weights = hosts.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        host -> memory.of(host)
                                + units.of(host)
                                + (request.vsn() == VsnRequirement.AUTO ? VSNS * vsns.of(host) : 0)
                                + affinity(request) * members.of(host)
                                + (host.failedLately() ? FAILED : 0)));
        return hosts.stream()
                .sorted(Comparator.comparingDouble((Candidate host) -> -weights.getOrDefault(host, 0.0))
                        .thenComparing(Candidate::host))
                .toList();
    }

    private static double affinity(PlacementRequest request) {
        return request.affinity().group().map(group -> affinity(group.policy())).orElse(0.0);
    }

    private static double affinity(GroupPolicy policy) {
        return switch (policy) {
            case SOFT_AFFINITY -> 1;
            case SOFT_ANTI_AFFINITY -> -1;
            case AFFINITY, ANTI_AFFINITY -> 0;
        };
    }

    /** Normalisation of a value over all hosts to 0 to 1. */
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
