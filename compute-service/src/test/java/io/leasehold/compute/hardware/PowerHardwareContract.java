package io.leasehold.compute.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that every adapter must pass as {@link PowerHardware}. */
public abstract class PowerHardwareContract {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<UUID> made = new ArrayList<>();

    /** Returns the adapter under test. */
    protected abstract PowerHardware hardware();

    /** Returns a host that is up, runs AIX, and supports virtual serial numbers. */
    protected abstract Mtms host();

    /** Returns a number in the pool of that host. */
    protected abstract Vsn number();

    @AfterEach
    void everything_is_removed() {
        made.forEach(lpar -> {
            ask(hardware().powerOff(host(), lpar).onFailure().recoverWithNull());
            ask(hardware().delete(host(), lpar, true));
        });
    }

    @Test
    void a_new_partition_is_off() {
        LparInfo lpar = make();

        assertThat(lpar.state()).isEqualTo(LparState.NOT_ACTIVATED);
        assertThat(lpar.state().isOn()).isFalse();
        assertThat(lpar.refCode()).isEqualTo("00000000");
        assertThat(lpar.vsn()).isEmpty();
        assertThat(lpar.osType()).isEqualTo(OsType.AIX);
        assertThat(lpar.memoryMb()).isEqualTo(512);
    }

    @Test
    void repeated_creation_returns_the_existing_partition() {
        LparInfo lpar = make();

        LparInfo again = ask(hardware().create(host(), spec(lpar.id())));

        assertThat(again).isEqualTo(lpar);
        assertThat(ask(hardware().lpars(host())))
                .filteredOn(info -> info.id().equals(lpar.id()))
                .containsExactly(lpar);
    }

    @Test
    void partitions_of_a_host_have_numbers_of_their_own() {
        assertThat(make().partitionId()).isNotEqualTo(make().partitionId());
    }

    @Test
    void a_missing_partition_is_not_found() {
        assertThat(ask(hardware().lpar(host(), lparId()))).isEmpty();
    }

    @Test
    void power_operations_may_be_repeated() {
        UUID lpar = make().id();

        ask(hardware().powerOn(host(), lpar));
        ask(hardware().powerOn(host(), lpar));

        assertThat(find(lpar).state().isOn()).isTrue();

        ask(hardware().powerOff(host(), lpar));
        ask(hardware().powerOff(host(), lpar));

        assertThat(find(lpar).state().isOn()).isFalse();
    }

    @Test
    void only_a_partition_that_is_on_can_be_restarted() {
        UUID lpar = make().id();

        assertThatThrownBy(() -> ask(hardware().restart(host(), lpar))).isInstanceOf(HardwareFault.InvalidState.class);

        ask(hardware().powerOn(host(), lpar));
        ask(hardware().restart(host(), lpar));
        assertThat(find(lpar).state().isOn()).isTrue();
    }

    @Test
    void only_a_partition_that_is_off_can_be_removed() {
        UUID lpar = make().id();
        ask(hardware().powerOn(host(), lpar));

        assertThatThrownBy(() -> ask(hardware().delete(host(), lpar, false)))
                .isInstanceOf(HardwareFault.InvalidState.class);

        ask(hardware().powerOff(host(), lpar));
        ask(hardware().delete(host(), lpar, false));
        assertThat(ask(hardware().lpar(host(), lpar))).isEmpty();
        ask(hardware().delete(host(), lpar, false));
    }

    @Test
    void a_change_of_a_missing_partition_fails() {
        assertThatThrownBy(() -> ask(hardware().powerOn(host(), lparId()))).isInstanceOf(HardwareFault.NotFound.class);
        assertThatThrownBy(() -> ask(hardware().assignVsn(host(), lparId(), number())))
                .isInstanceOf(HardwareFault.NotFound.class);
        assertThatThrownBy(() -> ask(hardware().snapshot(host(), lparId(), "nothing")))
                .isInstanceOf(HardwareFault.NotFound.class);
    }

    @Test
    void an_unknown_host_is_reported_as_not_found() {
        Mtms unknown = Mtms.of("910542A_0000000");

        assertThatThrownBy(() -> ask(hardware().lpars(unknown))).isInstanceOf(HardwareFault.NotFound.class);
        assertThatThrownBy(() -> ask(hardware().vsns(unknown))).isInstanceOf(HardwareFault.NotFound.class);
        assertThatThrownBy(() -> ask(hardware().delete(unknown, lparId(), false)))
                .isInstanceOf(HardwareFault.NotFound.class);
    }

    @Test
    void a_number_on_a_partition_is_shown_on_both_sides_and_not_offered_any_more() {
        LparInfo lpar = make();

        ask(hardware().assignVsn(host(), lpar.id(), number()));
        ask(hardware().assignVsn(host(), lpar.id(), number()));

        assertThat(find(lpar.id()).vsn()).contains(number());
        assertThat(pooled()).isEqualTo(new VsnInfo(number(), Optional.of(lpar.partitionId()), false));
    }

    @Test
    void a_number_is_on_one_partition_at_most() {
        UUID lpar = make().id();
        UUID other = make().id();
        ask(hardware().assignVsn(host(), lpar, number()));

        assertThatThrownBy(() -> ask(hardware().assignVsn(host(), other, number())))
                .isInstanceOf(HardwareFault.InvalidState.class);
        assertThat(find(other).vsn()).isEmpty();
    }

    @Test
    void a_number_goes_on_and_off_only_while_the_partition_is_off() {
        UUID lpar = make().id();
        ask(hardware().powerOn(host(), lpar));

        assertThatThrownBy(() -> ask(hardware().assignVsn(host(), lpar, number())))
                .isInstanceOf(HardwareFault.InvalidState.class);

        ask(hardware().powerOff(host(), lpar));
        ask(hardware().assignVsn(host(), lpar, number()));
        ask(hardware().powerOn(host(), lpar));
        assertThatThrownBy(() -> ask(hardware().unassignVsn(host(), lpar, true)))
                .isInstanceOf(HardwareFault.InvalidState.class);
    }

    @Test
    void a_number_that_was_used_is_offered_again_only_after_a_reset() {
        UUID lpar = make().id();
        ask(hardware().assignVsn(host(), lpar, number()));

        ask(hardware().unassignVsn(host(), lpar, false));

        assertThat(pooled()).isEqualTo(new VsnInfo(number(), Optional.empty(), false));
        ask(hardware().releaseVsn(host(), number()));
        assertThat(pooled().autoAssign()).isTrue();
        ask(hardware().unassignVsn(host(), lpar, false));
        assertThat(pooled().autoAssign()).isTrue();
    }

    @Test
    void a_number_on_a_partition_cannot_be_reset() {
        ask(hardware().assignVsn(host(), make().id(), number()));

        assertThatThrownBy(() -> ask(hardware().releaseVsn(host(), number())))
                .isInstanceOf(HardwareFault.InvalidState.class);
    }

    @Test
    void removing_a_partition_returns_its_number() {
        UUID lpar = make().id();
        ask(hardware().assignVsn(host(), lpar, number()));

        ask(hardware().delete(host(), lpar, true));

        assertThat(pooled()).isEqualTo(new VsnInfo(number(), Optional.empty(), true));
    }

    @Test
    void a_snapshot_of_the_same_name_is_the_same_image_even_after_the_deletion_of_the_partition() {
        UUID lpar = make().id();

        UUID image = ask(hardware().snapshot(host(), lpar, "reserved_a"));

        assertThat(ask(hardware().snapshot(host(), lpar, "reserved_a"))).isEqualTo(image);
        assertThat(ask(hardware().snapshot(host(), lpar, "reserved_b"))).isNotEqualTo(image);
        ask(hardware().delete(host(), lpar, false));
        assertThat(ask(hardware().snapshot(host(), lpar, "reserved_a"))).isEqualTo(image);
    }

    /** Creates a partition that is deleted after the test. */
    protected LparInfo make() {
        return make(Map.of());
    }

    /** Creates a partition with extra specs that is deleted after the test. */
    protected LparInfo make(Map<String, String> extraSpecs) {
        UUID id = lparId();
        made.add(id);
        LparSpec plain = spec(id);
        return ask(
                hardware().create(host(), new LparSpec(id, plain.name(), plain.osType(), plain.demand(), extraSpecs)));
    }

    /** Returns an id that is valid for a partition. */
    protected static UUID lparId() {
        UUID id = UUID.randomUUID();
        return new UUID(id.getMostSignificantBits() & Long.MAX_VALUE, id.getLeastSignificantBits());
    }

    /** Returns the spec of a small AIX partition. */
    protected static LparSpec spec(UUID id) {
        String name = "contract-" + id.toString().substring(0, 8);
        return new LparSpec(id, name, OsType.AIX, new LparSpec.Demand(1, new BigDecimal("0.1"), 512, 1), Map.of());
    }

    /** Returns the present state of the partition. */
    protected LparInfo find(UUID lpar) {
        return ask(hardware().lpar(host(), lpar)).orElseThrow();
    }

    /** Returns the result of a call. */
    protected static <T> T ask(Uni<T> call) {
        return call.await().atMost(SOON);
    }

    private VsnInfo pooled() {
        return ask(hardware().vsns(host())).stream()
                .filter(info -> info.vsn().equals(number()))
                .findFirst()
                .orElseThrow();
    }
}
