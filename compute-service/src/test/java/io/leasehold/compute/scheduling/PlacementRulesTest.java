package io.leasehold.compute.scheduling;

import static io.leasehold.compute.scheduling.CandidateBuilder.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.scheduling.Candidate.HostAggregate;
import io.leasehold.compute.scheduling.PlacementRequest.GroupPolicy;
import io.leasehold.compute.scheduling.PlacementRequest.VsnRequirement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlacementRulesTest {
    private static final PlacementRules RULES = new PlacementRules("freepool", "blazar_");
    private static final HostAggregate FREEPOOL = new HostAggregate("freepool", Optional.empty(), Map.of());
    private static final HostAggregate LEASED =
            new HostAggregate("res", Optional.of("blazar_res"), Map.of("blazar:owner", "p"));
    private static final HostAggregate SHARED =
            new HostAggregate("ires", Optional.empty(), Map.of("reservation", "ires", "filter_tenant_id", "p"));
    private static final Map<String, String> RESERVED = Map.of("aggregate_instance_extra_specs:reservation", "ires");
    private static final UUID FRIEND = new UUID(5, 5);

    @Test
    void a_plain_host_accepts_a_plain_server() {
        assertThat(broken(host(), PlacementRequestBuilder.tiny())).isEmpty();
    }

    @Test
    void hosts_that_are_down_or_tried_or_not_requested_are_refused() {
        assertThat(broken(host().down(), PlacementRequestBuilder.tiny())).contains("HostUp");
        assertThat(broken(host(), PlacementRequestBuilder.tiny().avoiding(CandidateBuilder.H1)))
                .contains("NotTriedBefore");
        assertThat(broken(host(), PlacementRequestBuilder.tiny().on(CandidateBuilder.H2)))
                .contains("RequestedHost");
        assertThat(broken(host(), PlacementRequestBuilder.tiny().on(CandidateBuilder.H1)))
                .isEmpty();
        assertThat(broken(host(), PlacementRequestBuilder.tiny().in("nova"))).isEmpty();
        assertThat(broken(host(), PlacementRequestBuilder.tiny().in("elsewhere")))
                .contains("AvailabilityZone");
    }

    @Test
    void the_operating_system_must_run_there_and_reference_codes_of_ibm_i_need_novalink() {
        assertThat(broken(
                        host().running("aix", "linux"),
                        PlacementRequestBuilder.tiny().of(OsType.IBMI)))
                .contains("OperatingSystem");
        assertThat(broken(host().managedByHmc(), PlacementRequestBuilder.tiny().of(OsType.IBMI)))
                .isEmpty();
        assertThat(broken(
                        host().managedByHmc(),
                        PlacementRequestBuilder.tiny().of(OsType.IBMI).watched()))
                .contains("OperatingSystem");
    }

    @Test
    void leased_hosts_are_recognised_by_the_configured_zone_prefix() {
        PlacementRules rules = new PlacementRules("freepool", "lease-");
        Candidate leased = host().pooled(
                        new HostAggregate("res", Optional.of("lease-res"), Map.of("blazar:owner", "p")))
                .build();

        assertThat(rules.broken(leased, PlacementRequestBuilder.tiny().build()).map(PlacementRule::name))
                .contains("Reservation");
        assertThat(rules.broken(
                        leased, PlacementRequestBuilder.tiny().hinting("res").build()))
                .isEmpty();
    }

    @Test
    void leased_hosts_require_an_owner_and_the_hint() {
        assertThat(broken(host().pooled(FREEPOOL), PlacementRequestBuilder.tiny()))
                .contains("Reservation");
        assertThat(broken(host().pooled(LEASED), PlacementRequestBuilder.tiny()))
                .contains("Reservation");
        assertThat(broken(host(), PlacementRequestBuilder.tiny().hinting("res")))
                .contains("Reservation");
        assertThat(broken(host().pooled(LEASED), PlacementRequestBuilder.tiny().hinting("res")))
                .isEmpty();
        assertThat(broken(host().pooled(LEASED), PlacementRequestBuilder.tiny().hinting("other")))
                .contains("Reservation");
        assertThat(broken(
                        host().pooled(LEASED),
                        PlacementRequestBuilder.tiny().hinting("res").by("stranger")))
                .contains("Reservation");
        assertThat(broken(
                        host().pooled(FREEPOOL),
                        PlacementRequestBuilder.tiny().with(Map.of("blazar:preemptible", "true"))))
                .isEmpty();
    }

    @Test
    void a_reservation_that_ends_accepts_no_servers() {
        HostAggregate revoked = new HostAggregate("res", Optional.of("blazar_res"), Map.of());

        assertThat(broken(host().pooled(revoked), PlacementRequestBuilder.tiny().hinting("res")))
                .contains("Reservation");
    }

    @Test
    void servers_of_an_instance_reservation_go_where_it_has_slots_left() {
        assertThat(broken(
                        host().pooled(FREEPOOL, SHARED).slots(1),
                        PlacementRequestBuilder.tiny().with(RESERVED)))
                .isEmpty();
        assertThat(broken(
                        host().pooled(FREEPOOL, SHARED).slots(0),
                        PlacementRequestBuilder.tiny().with(RESERVED)))
                .contains("ReservedSlots");
        assertThat(broken(
                        host().pooled(FREEPOOL), PlacementRequestBuilder.tiny().with(RESERVED)))
                .contains("AggregateExtraSpecs");
        assertThat(broken(
                        host().pooled(FREEPOOL, SHARED).slots(1),
                        PlacementRequestBuilder.tiny().with(RESERVED).by("q")))
                .contains("TenantIsolation");
    }

    @Test
    void processors_memory_blocks_and_disk_must_be_free() {
        assertThat(broken(host().used("0.95", 0, 0), PlacementRequestBuilder.tiny()))
                .contains("Capacity");
        assertThat(broken(host().used("0.9", 0, 0), PlacementRequestBuilder.tiny()))
                .isEmpty();
        assertThat(broken(
                        host().used("0", 1024 - 512, 0),
                        PlacementRequestBuilder.tiny().taking(600)))
                .contains("Capacity");
        assertThat(broken(
                        host().used("0", 1024 - 768, 0),
                        PlacementRequestBuilder.tiny().taking(600)))
                .isEmpty();
        assertThat(broken(host().used("0", 0, 10), PlacementRequestBuilder.tiny()))
                .contains("Capacity");
    }

    @Test
    void a_number_requires_support_by_the_host_and_a_free_number() {
        assertThat(broken(host().vsns(0), PlacementRequestBuilder.tiny().vsn(VsnRequirement.AUTO)))
                .contains("VirtualSerialNumber");
        assertThat(broken(host().vsns(1), PlacementRequestBuilder.tiny().vsn(VsnRequirement.AUTO)))
                .isEmpty();
        assertThat(broken(host().withoutVsns(), PlacementRequestBuilder.tiny().vsn(VsnRequirement.PARTICULAR)))
                .contains("VirtualSerialNumber");
    }

    @Test
    void affinity_groups_stay_together_and_anti_affinity_groups_apart() {
        assertThat(broken(host().affinity(0, 1), PlacementRequestBuilder.tiny().group(GroupPolicy.AFFINITY)))
                .contains("ServerGroup");
        assertThat(broken(host().affinity(0, 0), PlacementRequestBuilder.tiny().group(GroupPolicy.AFFINITY)))
                .isEmpty();
        assertThat(broken(host().affinity(1, 1), PlacementRequestBuilder.tiny().group(GroupPolicy.AFFINITY)))
                .isEmpty();
        assertThat(broken(host().affinity(1, 1), PlacementRequestBuilder.tiny().group(GroupPolicy.ANTI_AFFINITY)))
                .contains("ServerGroup");
        assertThat(broken(host().affinity(5, 5), PlacementRequestBuilder.tiny().group(GroupPolicy.SOFT_ANTI_AFFINITY)))
                .isEmpty();
    }

    @Test
    void same_host_and_different_host_hints_are_obeyed() {
        assertThat(broken(host(), PlacementRequestBuilder.tiny().sameHost(FRIEND)))
                .contains("SameHost");
        assertThat(broken(host().home(FRIEND), PlacementRequestBuilder.tiny().sameHost(FRIEND)))
                .isEmpty();
        assertThat(broken(host().home(FRIEND), PlacementRequestBuilder.tiny().differentHost(FRIEND)))
                .contains("DifferentHost");
    }

    private static Optional<String> broken(CandidateBuilder host, PlacementRequestBuilder request) {
        return RULES.broken(host.build(), request.build()).map(PlacementRule::name);
    }
}
