package io.leasehold.compute.scheduling;

import static io.leasehold.compute.scheduling.Hosts.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.scheduling.Candidate.Pool;
import io.leasehold.compute.scheduling.Demand.Policy;
import io.leasehold.compute.scheduling.Demand.VsnWish;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlacementRulesTest {
    private static final PlacementRules RULES = new PlacementRules("freepool", "blazar_");
    private static final Pool FREEPOOL = new Pool("freepool", Optional.empty(), Map.of());
    private static final Pool LEASED = new Pool("res", Optional.of("blazar_res"), Map.of("blazar:owner", "p"));
    private static final Pool SHARED =
            new Pool("ires", Optional.empty(), Map.of("reservation", "ires", "filter_tenant_id", "p"));
    private static final Map<String, String> RESERVED = Map.of("aggregate_instance_extra_specs:reservation", "ires");
    private static final UUID FRIEND = new UUID(5, 5);

    @Test
    void an_ordinary_host_will_do_for_an_ordinary_server() {
        assertThat(broken(host(), Demands.tiny())).isEmpty();
    }

    @Test
    void hosts_that_are_down_or_have_failed_or_are_not_asked_for_will_not_do() {
        assertThat(broken(host().down(), Demands.tiny())).contains("HostUp");
        assertThat(broken(host(), Demands.tiny().avoiding(Hosts.H1))).contains("NotTriedBefore");
        assertThat(broken(host(), Demands.tiny().on(Hosts.H2))).contains("RequestedHost");
        assertThat(broken(host(), Demands.tiny().on(Hosts.H1))).isEmpty();
        assertThat(broken(host(), Demands.tiny().in("nova"))).isEmpty();
        assertThat(broken(host(), Demands.tiny().in("elsewhere"))).contains("AvailabilityZone");
    }

    @Test
    void the_operating_system_must_run_there_and_reference_codes_of_ibm_i_need_novalink() {
        assertThat(broken(host().running("aix", "linux"), Demands.tiny().of(OsType.IBMI)))
                .contains("OperatingSystem");
        assertThat(broken(host().managedByHmc(), Demands.tiny().of(OsType.IBMI)))
                .isEmpty();
        assertThat(broken(host().managedByHmc(), Demands.tiny().of(OsType.IBMI).watched()))
                .contains("OperatingSystem");
    }

    @Test
    void leased_hosts_are_known_by_the_configured_beginning_of_their_zones() {
        PlacementRules rules = new PlacementRules("freepool", "lease-");
        Candidate leased = host().pooled(new Pool("res", Optional.of("lease-res"), Map.of("blazar:owner", "p")))
                .build();

        assertThat(rules.broken(leased, Demands.tiny().build()).map(PlacementRule::name))
                .contains("Reservation");
        assertThat(rules.broken(leased, Demands.tiny().hinting("res").build())).isEmpty();
    }

    @Test
    void leased_hosts_are_for_their_owners_who_say_so() {
        assertThat(broken(host().pooled(FREEPOOL), Demands.tiny())).contains("Reservation");
        assertThat(broken(host().pooled(LEASED), Demands.tiny())).contains("Reservation");
        assertThat(broken(host(), Demands.tiny().hinting("res"))).contains("Reservation");
        assertThat(broken(host().pooled(LEASED), Demands.tiny().hinting("res"))).isEmpty();
        assertThat(broken(host().pooled(LEASED), Demands.tiny().hinting("other")))
                .contains("Reservation");
        assertThat(broken(host().pooled(LEASED), Demands.tiny().hinting("res").by("stranger")))
                .contains("Reservation");
        assertThat(broken(host().pooled(FREEPOOL), Demands.tiny().with(Map.of("blazar:preemptible", "true"))))
                .isEmpty();
    }

    @Test
    void a_reservation_that_ends_admits_nobody() {
        Pool revoked = new Pool("res", Optional.of("blazar_res"), Map.of());

        assertThat(broken(host().pooled(revoked), Demands.tiny().hinting("res")))
                .contains("Reservation");
    }

    @Test
    void servers_of_an_instance_reservation_go_where_it_has_slots_left() {
        assertThat(broken(
                        host().pooled(FREEPOOL, SHARED).slots(1), Demands.tiny().with(RESERVED)))
                .isEmpty();
        assertThat(broken(
                        host().pooled(FREEPOOL, SHARED).slots(0), Demands.tiny().with(RESERVED)))
                .contains("ReservedSlots");
        assertThat(broken(host().pooled(FREEPOOL), Demands.tiny().with(RESERVED)))
                .contains("AggregateExtraSpecs");
        assertThat(broken(
                        host().pooled(FREEPOOL, SHARED).slots(1),
                        Demands.tiny().with(RESERVED).by("q")))
                .contains("TenantIsolation");
    }

    @Test
    void there_must_be_room_for_processors_memory_in_blocks_and_disk() {
        assertThat(broken(host().used("0.95", 0, 0), Demands.tiny())).contains("Capacity");
        assertThat(broken(host().used("0.9", 0, 0), Demands.tiny())).isEmpty();
        assertThat(broken(host().used("0", 1024 - 512, 0), Demands.tiny().taking(600)))
                .contains("Capacity");
        assertThat(broken(host().used("0", 1024 - 768, 0), Demands.tiny().taking(600)))
                .isEmpty();
        assertThat(broken(host().used("0", 0, 10), Demands.tiny())).contains("Capacity");
    }

    @Test
    void a_number_is_to_be_had_only_where_the_feature_is_on_and_any_are_left() {
        assertThat(broken(host().vsns(0), Demands.tiny().vsn(VsnWish.AUTO))).contains("VirtualSerialNumber");
        assertThat(broken(host().vsns(1), Demands.tiny().vsn(VsnWish.AUTO))).isEmpty();
        assertThat(broken(host().withoutVsns(), Demands.tiny().vsn(VsnWish.PARTICULAR)))
                .contains("VirtualSerialNumber");
    }

    @Test
    void groups_keep_together_or_apart() {
        assertThat(broken(host().company(0, 1), Demands.tiny().group(Policy.AFFINITY)))
                .contains("ServerGroup");
        assertThat(broken(host().company(0, 0), Demands.tiny().group(Policy.AFFINITY)))
                .isEmpty();
        assertThat(broken(host().company(1, 1), Demands.tiny().group(Policy.AFFINITY)))
                .isEmpty();
        assertThat(broken(host().company(1, 1), Demands.tiny().group(Policy.ANTI_AFFINITY)))
                .contains("ServerGroup");
        assertThat(broken(host().company(5, 5), Demands.tiny().group(Policy.SOFT_ANTI_AFFINITY)))
                .isEmpty();
    }

    @Test
    void hints_name_servers_to_be_near_to_and_far_from() {
        assertThat(broken(host(), Demands.tiny().near(FRIEND))).contains("SameHost");
        assertThat(broken(host().home(FRIEND), Demands.tiny().near(FRIEND))).isEmpty();
        assertThat(broken(host().home(FRIEND), Demands.tiny().far(FRIEND))).contains("DifferentHost");
    }

    private static Optional<String> broken(Hosts host, Demands demand) {
        return RULES.broken(host.build(), demand.build()).map(PlacementRule::name);
    }
}
