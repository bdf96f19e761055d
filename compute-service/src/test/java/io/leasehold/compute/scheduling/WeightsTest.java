package io.leasehold.compute.scheduling;

import static io.leasehold.compute.scheduling.CandidateBuilder.H1;
import static io.leasehold.compute.scheduling.CandidateBuilder.H2;
import static io.leasehold.compute.scheduling.CandidateBuilder.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.scheduling.PlacementRequest.GroupPolicy;
import io.leasehold.compute.scheduling.PlacementRequest.VsnRequirement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeightsTest {
    @Test
    void the_host_with_more_free_resources_comes_first_then_the_first_by_name() {
        assertThat(ranked(PlacementRequestBuilder.tiny(), host().named(H1).used("0.5", 512, 0), host().named(H2)))
                .containsExactly(H2, H1);
        assertThat(ranked(PlacementRequestBuilder.tiny(), host().named(H2), host().named(H1)))
                .containsExactly(H1, H2);
    }

    @Test
    void free_numbers_count_only_for_servers_that_require_one() {
        CandidateBuilder few = host().named(H1).vsns(1);
        CandidateBuilder many = host().named(H2).vsns(4);

        assertThat(ranked(PlacementRequestBuilder.tiny().vsn(VsnRequirement.AUTO), few, many))
                .containsExactly(H2, H1);
        assertThat(ranked(PlacementRequestBuilder.tiny(), few, many)).containsExactly(H1, H2);
    }

    @Test
    void soft_policies_change_the_order_of_hosts() {
        CandidateBuilder lonely = host().named(H1);
        CandidateBuilder crowded = host().named(H2).affinity(2, 2);

        assertThat(ranked(PlacementRequestBuilder.tiny().group(GroupPolicy.SOFT_AFFINITY), lonely, crowded))
                .containsExactly(H2, H1);
        assertThat(ranked(PlacementRequestBuilder.tiny().group(GroupPolicy.SOFT_ANTI_AFFINITY), crowded, lonely))
                .containsExactly(H1, H2);
    }

    @Test
    void a_host_with_a_recent_failure_comes_after_one_with_fewer_resources() {
        assertThat(ranked(
                        PlacementRequestBuilder.tiny(),
                        host().named(H1).failed(),
                        host().named(H2).used("0.2", 0, 0)))
                .containsExactly(H2, H1);
    }

    private static List<Mtms> ranked(PlacementRequestBuilder request, CandidateBuilder... hosts) {
        return Weights.rank(Stream.of(hosts).map(CandidateBuilder::build).toList(), request.build()).stream()
                .map(Candidate::host)
                .toList();
    }
}
