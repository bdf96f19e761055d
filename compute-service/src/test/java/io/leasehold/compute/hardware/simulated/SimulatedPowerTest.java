package io.leasehold.compute.hardware.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.common.test.MovableClock;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.FactoryNumbers;
import io.leasehold.compute.SimulatorApi;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.LparSpec;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.hardware.PowerHardwareContract;
import io.leasehold.compute.hardware.Vsn;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class SimulatedPowerTest extends PowerHardwareContract {
    private static final Mtms H2 = Mtms.of("910542A_78A1B02");
    private static final Mtms H4 = Mtms.of("9109RMD_1031CAT");

    @Inject
    PowerHardware hardware;

    @Inject
    MovableClock clock;

    @Inject
    Pool pool;

    @Override
    protected PowerHardware hardware() {
        return hardware;
    }

    @Override
    protected Mtms host() {
        return H2;
    }

    @Override
    protected Vsn number() {
        return new Vsn("EFG0001");
    }

    @AfterEach
    void faults_and_hosts_are_reset() {
        SimulatorApi.clearFaults().statusCode(204);
        clock.reset();
    }

    @Test
    void reference_codes_follow_the_clock() {
        UUID lpar = make().id();
        ask(hardware.powerOn(H2, lpar));
        assertThat(find(lpar).refCode()).isEqualTo("C2001000 vsp power on");

        clock.advance(Duration.ofSeconds(4));
        assertThat(find(lpar).refCode()).isEqualTo("AA00E158 select console");

        clock.advance(Duration.ofMinutes(1));
        assertThat(ask(hardware.lpars(H2)))
                .filteredOn(info -> info.id().equals(lpar))
                .first()
                .extracting(info -> info.refCode())
                .isEqualTo("0000 AIX running");
    }

    @Test
    void a_flavor_makes_the_first_attempts_of_an_operation_fail() {
        UUID lpar = make(Map.of("sim:fail", "power_on:2, delete:1")).id();

        assertThatThrownBy(() -> ask(hardware.powerOn(H2, lpar))).isInstanceOf(HardwareFault.Rejected.class);
        assertThatThrownBy(() -> ask(hardware.powerOn(H2, lpar))).isInstanceOf(HardwareFault.Rejected.class);
        assertThat(find(lpar).state().isOn()).isFalse();
        ask(hardware.powerOn(H2, lpar));
        ask(hardware.powerOff(H2, lpar));
        assertThatThrownBy(() -> ask(hardware.delete(H2, lpar, false))).isInstanceOf(HardwareFault.Rejected.class);
    }

    @Test
    void a_name_makes_every_attempt_of_an_operation_fail() {
        UUID id = lparId();
        LparSpec spec = new LparSpec(id, "simfail-create-x", OsType.AIX, spec(id).demand(), Map.of());

        assertThatThrownBy(() -> ask(hardware.create(H2, spec))).isInstanceOf(HardwareFault.Rejected.class);
        assertThatThrownBy(() -> ask(hardware.create(H2, spec))).isInstanceOf(HardwareFault.Rejected.class);
        assertThat(ask(hardware.lpar(H2, id))).isEmpty();
    }

    @Test
    void a_timeout_may_hide_a_completed_change() {
        UUID lpar = make().id();
        SimulatorApi.fault("{\"target\":\"" + lpar + "\",\"operation\":\"timeout\",\"times\":1}")
                .statusCode(204);

        assertThatThrownBy(() -> ask(hardware.powerOn(H2, lpar))).isInstanceOf(HardwareFault.Timeout.class);

        assertThat(find(lpar).state().isOn()).isTrue();
    }

    @Test
    void a_fault_may_affect_a_whole_host() {
        SimulatorApi.fault("{\"target\":\"910542A_78A1B02\",\"operation\":\"read\",\"times\":1}")
                .statusCode(204);

        assertThatThrownBy(() -> ask(hardware.lpars(H2))).isInstanceOf(HardwareFault.Rejected.class);
        assertThat(ask(hardware.lpars(H2))).isNotNull();
    }

    @Test
    void the_control_refuses_operations_that_do_not_exist() {
        SimulatorApi.fault("{\"operation\":\"explode\"}").statusCode(400);
        SimulatorApi.fault("nonsense").statusCode(400);
    }

    @Test
    void a_host_that_is_down_does_not_answer() {
        SimulatorApi.set(H4.toString(), "{\"state\":\"down\"}").statusCode(204);

        assertThatThrownBy(() -> ask(hardware.lpars(H4))).isInstanceOf(HardwareFault.Timeout.class);
        assertThatThrownBy(() -> ask(hardware.create(H4, spec(lparId())))).isInstanceOf(HardwareFault.Timeout.class);
        SimulatorApi.set(H4.toString(), "{\"state\":\"up\"}").statusCode(204);
        assertThat(ask(hardware.vsns(H4))).isEmpty();
    }

    @Test
    void a_host_refuses_partitions_beyond_its_resources() {
        UUID id = lparId();
        LparSpec.Demand demand = new LparSpec.Demand(4, BigDecimal.ONE, 1024 * 1024, 1);

        assertThatThrownBy(() -> ask(hardware.create(H2, new LparSpec(id, "large", OsType.AIX, demand, Map.of()))))
                .isInstanceOf(HardwareFault.Rejected.class)
                .hasMessageContaining("not enough memory");
    }

    @Test
    void a_number_on_two_partitions_is_shown_on_both_and_found_by_the_check_of_tests() {
        List<UUID> both = List.of(make().id(), make().id());
        assertThat(FactoryNumbers.onTwoPartitions(pool)).isEmpty();

        int changed = ask(pool.preparedQuery("update compute_sim.lpar set vsn = $1 where id = any($2)")
                        .execute(Tuple.of(number().toString(), both.toArray(UUID[]::new))))
                .rowCount();

        assertThat(changed).isEqualTo(2);
        assertThat(ask(hardware.lpars(H2)))
                .filteredOn(info -> info.vsn().equals(Optional.of(number())))
                .extracting(info -> info.id())
                .containsExactlyInAnyOrderElementsOf(both);
        assertThat(FactoryNumbers.onTwoPartitions(pool)).containsExactly(number().toString());
    }

    @Test
    void a_host_refuses_unsupported_operating_systems() {
        UUID id = lparId();
        LparSpec ibmI = new LparSpec(id, "ibmi", OsType.IBMI, spec(id).demand(), Map.of());

        assertThatThrownBy(() -> ask(hardware.create(H4, ibmI)))
                .isInstanceOf(HardwareFault.NotCapable.class)
                .hasMessage("Host 9109RMD_1031CAT does not run ibmi");
    }
}
