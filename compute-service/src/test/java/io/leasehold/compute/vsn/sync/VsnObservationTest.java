package io.leasehold.compute.vsn.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.leasehold.common.event.VsnEvent;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VirtualSerialNumber.HardwareState;
import io.leasehold.compute.vsn.VirtualSerialNumber.Holder;
import io.leasehold.compute.vsn.VirtualSerialNumber.Reservation;
import io.leasehold.compute.vsn.VsnState;
import io.leasehold.compute.vsn.sync.VsnObservation.Change;
import io.leasehold.compute.vsn.sync.VsnObservation.ObservedVsn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VsnObservationTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Mtms H1 = Mtms.of("910542A_78A1B01");
    private static final Mtms H2 = Mtms.of("910542A_78A1B02");
    private static final Vsn VSN = new Vsn("CDF0001");
    private static final UUID SERVER = UUID.fromString("70000000-0000-4000-8000-000000000001");
    private static final ObservedVsn IN_POOL = new ObservedVsn(true, Optional.empty(), Optional.empty());
    private static final ObservedVsn ON_SERVER = new ObservedVsn(false, Optional.of(2), Optional.of(SERVER));
    private static final ObservedVsn ON_STRANGER = new ObservedVsn(false, Optional.of(3), Optional.of(new UUID(1, 1)));

    @Test
    void a_new_number_is_free_or_foreign() {
        assertThat(observation(IN_POOL).discoveries(List.of()))
                .extracting(
                        VirtualSerialNumber::state,
                        number -> number.hardwareState().autoAssign())
                .containsExactly(tuple(VsnState.FREE, true));
        assertThat(observation(ON_STRANGER).discoveries(List.of()))
                .extracting(VirtualSerialNumber::state)
                .containsExactly(VsnState.FOREIGN);
    }

    @Test
    void an_unchanged_number_is_no_change() {
        VirtualSerialNumber free = number(VsnState.FREE).returnedToPool(H1, true);

        assertThat(observation(IN_POOL).changes(List.of(free))).isEmpty();
        assertThat(observation(IN_POOL).discoveries(List.of(free))).isEmpty();
    }

    @Test
    void a_number_on_an_unmanaged_partition_is_foreign_then_free() {
        assertThat(after(number(VsnState.FREE), ON_STRANGER).state()).isEqualTo(VsnState.FOREIGN);
        assertThat(after(number(VsnState.FOREIGN), IN_POOL).state()).isEqualTo(VsnState.FREE);
    }

    @Test
    void a_number_is_missing_after_two_observations_without_it_and_keeps_its_reservation() {
        VirtualSerialNumber once = missed(reserved());
        VirtualSerialNumber twice = missed(once);

        assertThat(once.state()).isEqualTo(VsnState.RESERVED);
        assertThat(twice.state()).isEqualTo(VsnState.MISSING);
        assertThat(twice.reservation()).isPresent();
    }

    @Test
    void a_missing_number_that_reappears_on_any_host_is_reserved_for_its_project_again() {
        VirtualSerialNumber missing = missed(missed(reserved()));

        VirtualSerialNumber back = new VsnObservation(H2, Map.of(VSN, IN_POOL), NOON, NOON)
                .changes(List.of(missing))
                .getFirst()
                .number();

        assertThat(back.state()).isEqualTo(VsnState.RESERVED);
        assertThat(back.host()).isEqualTo(H2);
        assertThat(back.hardwareState().autoAssign()).isFalse();
    }

    @Test
    void a_number_that_left_its_partition_is_unassigned() {
        Change lost = change(held(VsnState.ASSIGNED, NOON, true), IN_POOL);

        assertThat(lost.number().state()).isEqualTo(VsnState.FREE);
        assertThat(lost.number().holder()).isEmpty();
        assertThat(lost.event())
                .get()
                .isInstanceOfSatisfying(
                        VsnEvent.Unassigned.class,
                        event -> assertThat(event.vsn().serverId()).isEqualTo(SERVER.toString()));
    }

    @Test
    void a_number_with_a_change_in_progress_is_left_alone() {
        Instant longAgo = NOON.minus(Duration.ofHours(1));

        assertThat(observation(IN_POOL).changes(List.of(held(VsnState.CLAIMED, NOON, true))))
                .isEmpty();
        assertThat(observation(IN_POOL).changes(List.of(held(VsnState.CLAIMED, longAgo, false))))
                .isEmpty();
        assertThat(observation(ON_SERVER).changes(List.of(held(VsnState.RELEASING, NOON, true))))
                .isEmpty();
    }

    @Test
    void an_overdue_change_is_settled_by_the_hypervisor() {
        Instant longAgo = NOON.minus(Duration.ofHours(1));

        assertThat(change(held(VsnState.CLAIMED, longAgo, true), ON_SERVER).event())
                .get()
                .isInstanceOf(VsnEvent.Assigned.class);
        assertThat(after(held(VsnState.CLAIMED, longAgo, true), IN_POOL).state())
                .isEqualTo(VsnState.FREE);
        assertThat(after(held(VsnState.RELEASING, longAgo, true), ON_SERVER).state())
                .isEqualTo(VsnState.ASSIGNED);
        assertThat(change(held(VsnState.RELEASING, longAgo, true), IN_POOL).event())
                .get()
                .isInstanceOf(VsnEvent.Unassigned.class);
    }

    private static VirtualSerialNumber missed(VirtualSerialNumber number) {
        return new VsnObservation(H1, Map.of(), NOON, NOON)
                .changes(List.of(number))
                .getFirst()
                .number();
    }

    private static VirtualSerialNumber after(VirtualSerialNumber number, ObservedVsn seen) {
        return change(number, seen).number();
    }

    private static Change change(VirtualSerialNumber number, ObservedVsn seen) {
        return observation(seen).changes(List.of(number)).getFirst();
    }

    private static VsnObservation observation(ObservedVsn seen) {
        return new VsnObservation(H1, Map.of(VSN, seen), NOON, NOON.minus(Duration.ofMinutes(10)));
    }

    private static VirtualSerialNumber reserved() {
        return number(VsnState.FREE).reserve(new Reservation("p", "", NOON));
    }

    private static VirtualSerialNumber number(VsnState state) {
        return new VirtualSerialNumber(
                VSN, H1, state, Optional.empty(), Optional.empty(), HardwareState.pooled(false), NOON, 1);
    }

    private static VirtualSerialNumber held(VsnState state, Instant since, boolean idle) {
        return new VirtualSerialNumber(
                VSN,
                H1,
                state,
                Optional.of(new Holder(SERVER, "p", idle)),
                Optional.empty(),
                HardwareState.pooled(false),
                since,
                1);
    }
}
