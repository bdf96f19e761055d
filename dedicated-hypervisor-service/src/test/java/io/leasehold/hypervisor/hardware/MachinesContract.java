package io.leasehold.hypervisor.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contract of {@link Machines}, which every adapter must meet. */
public abstract class MachinesContract {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Returns the adapter under test. */
    protected abstract Machines machines();

    /** Returns a flavor of the adapter; image and network likewise. */
    protected abstract UUID flavor();

    protected abstract UUID image();

    protected abstract Network network();

    @Test
    void a_machine_is_absent_until_it_is_claimed_and_claimed_until_it_is_installed() {
        MachineOrder order = order(Optional.empty());
        assertThat(observe(order)).isEqualTo(new MachineState.Absent());

        Machine machine = done(machines().claim(order));

        assertThat(machine.nics()).hasSize(4);
        assertThat(machine.nics().getFirst().ports()).isNotEmpty();
        assertThat(observe(order)).isEqualTo(new MachineState.Claimed());
        release(order);
    }

    @Test
    void a_repeated_claim_returns_the_same_machine() {
        MachineOrder order = order(Optional.empty());
        Machine first = done(machines().claim(order));

        assertThat(done(machines().claim(order))).isEqualTo(first);
        release(order);
    }

    @Test
    void an_installation_runs_once_and_ends_with_a_running_hypervisor() {
        MachineOrder order = order(Optional.empty());
        done(machines().claim(order));

        done(machines().install(ref(order.id())));
        assertThat(observe(order)).isInstanceOf(MachineState.Installing.class);
        await().atMost(SOON).untilAsserted(() -> assertThat(observe(order)).isInstanceOf(MachineState.Running.class));
        done(machines().install(ref(order.id())));

        assertThat(observe(order)).isInstanceOf(MachineState.Running.class);
        release(order);
    }

    @Test
    void an_unknown_machine_can_be_renamed_and_released_but_not_installed() {
        UUID unknown = UUID.randomUUID();

        assertThatThrownBy(() -> done(machines().install(ref(unknown)))).isInstanceOf(HardwareFault.NotFound.class);
        done(machines().rename(ref(unknown), "n"));
        done(machines().release(ref(unknown), "r"));
    }

    @Test
    void a_release_frees_the_addresses() {
        Ipv4 address = Ipv4.of(network().subnets().getFirst().last().toString());
        MachineOrder order = order(Optional.of(address));
        done(machines().claim(order));
        assertThatThrownBy(() -> done(machines().claim(order(Optional.of(address)))))
                .isInstanceOf(HardwareFault.AddressTaken.class);

        done(machines().release(ref(order.id()), "r"));
        done(machines().release(ref(order.id()), "r"));

        await().atMost(SOON).untilAsserted(() -> assertThat(observe(order)).isEqualTo(new MachineState.Absent()));
        MachineOrder next = order(Optional.of(address));
        done(machines().claim(next));
        release(next);
    }

    private void release(MachineOrder order) {
        done(machines().release(ref(order.id()), "r"));
    }

    private static MachineRef ref(UUID id) {
        return new MachineRef(id, MachineOrder.ANY_ZONE);
    }

    private MachineState observe(MachineOrder order) {
        return done(machines().observe(ref(order.id())));
    }

    private MachineOrder order(Optional<Ipv4> address) {
        Subnet subnet = network().subnets().getFirst();
        return new MachineOrder(
                UUID.randomUUID(),
                "t",
                "n",
                flavor(),
                image(),
                Optional.empty(),
                List.of(
                        new PortOrder(network(), subnet, address, Optional.empty()),
                        new PortOrder(network(), subnet, Optional.empty(), Optional.empty())),
                Map.of(),
                new RootPassword("secret-of-12"));
    }

    @CanIgnoreReturnValue
    private static <T> T done(Uni<T> call) {
        return call.await().atMost(SOON);
    }
}
