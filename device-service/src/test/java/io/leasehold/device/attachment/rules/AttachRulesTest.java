package io.leasehold.device.attachment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.device.mdev.DeviceStatus;
import io.leasehold.device.mdev.MdevDevice;
import io.leasehold.device.projection.Host;
import io.leasehold.device.projection.Vm;
import io.leasehold.device.projection.VmState;
import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttachRulesTest {
    private static final String GPU = "GPU_Video_Controller";
    private static final String ELEMENT = "SE_Controller";

    private final AttachRules rules = new AttachRules(config(0));

    @Test
    void what_nothing_speaks_against_is_attached() {
        assertThat(rules.judge(slice(GPU), guest(vm(VmState.STOPPED)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = VmState.class, mode = EnumSource.Mode.EXCLUDE, names = "STOPPED")
    void a_gpu_comes_to_stopped_machines_alone(VmState state) {
        assertThat(reason(slice(GPU), guest(vm(state)))).contains(Reason.VM_STATE);
    }

    @ParameterizedTest
    @EnumSource(
            value = VmState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STOPPED", "RUNNING"})
    void a_security_element_does_not_come_to_machines_in_between(VmState state) {
        assertThat(reason(slice(ELEMENT), guest(vm(state)))).contains(Reason.VM_STATE);
    }

    @Test
    void the_first_broken_rule_tells() {
        Guest far = new Guest(vm(VmState.PAUSED), List.of(), Set.of("h9"), Set.of("lease"));

        assertThat(reason(slice(GPU), far)).contains(Reason.VM_STATE);
    }

    @Test
    void whole_devices_bind_a_machine_to_their_host() {
        Guest guest = new Guest(vm(VmState.STOPPED), List.of(), Set.of("h9"), Set.of());

        assertThat(reason(slice(GPU), guest)).contains(Reason.PCI_ELSEWHERE);
    }

    @Test
    void a_machine_has_eight_devices_at_most() {
        assertThat(reason(slice(GPU), with(7))).isEmpty();
        assertThat(reason(slice(GPU), with(8))).contains(Reason.VM_LIMIT);
    }

    @Test
    void devices_of_one_parent_may_be_limited() {
        AttachRules strict = new AttachRules(config(1));

        assertThat(strict.judge(slice(GPU), with(1)).flatMap(Refusal::reason)).contains(Reason.VM_LIMIT);
    }

    @Test
    void a_machine_of_another_cluster_does_not_start_there() {
        Vm elsewhere = new Vm(
                "v",
                "v",
                "a",
                VmState.STOPPED,
                Optional.empty(),
                Optional.of("c9"),
                Optional.empty(),
                Optional.empty());

        assertThat(reason(slice(GPU), guest(elsewhere))).contains(Reason.VM_ELSEWHERE);
    }

    @Test
    void under_a_lease_that_is_over_nothing_comes() {
        Guest guest = new Guest(vm(VmState.STOPPED), List.of(), Set.of(), Set.of("lease"));

        assertThat(reason(slice(GPU), guest)).contains(Reason.LEASE_ENDED);
    }

    private Optional<Reason> reason(Slice slice, Guest guest) {
        return rules.judge(slice, guest).flatMap(Refusal::reason);
    }

    private static Guest with(int devices) {
        return new Guest(
                vm(VmState.STOPPED),
                Collections.nCopies(devices, new Occupant("h", Optional.of("p"), GPU)),
                Set.of(),
                Set.of());
    }

    private static Guest guest(Vm vm) {
        return new Guest(vm, List.of(), Set.of(), Set.of());
    }

    private static Vm vm(VmState state) {
        return new Vm("v", "v", "a", state, Optional.of("h"), Optional.of("c"), Optional.empty(), Optional.empty());
    }

    private static Slice slice(String type) {
        MdevDevice device = new MdevDevice(
                "d",
                new MdevDevice.Text("d", Optional.empty()),
                Optional.of("p"),
                Optional.empty(),
                "h",
                Optional.empty(),
                Optional.empty(),
                type,
                true,
                DeviceStatus.ACTIVE,
                "None",
                Optional.empty(),
                new MdevDevice.Dates(Instant.EPOCH, Instant.EPOCH));
        return new Slice(device, new Host("h", "910542A_78A1B01", Optional.of("c"), true));
    }

    private static AttachmentConfig config(int maxPerParent) {
        return new AttachmentConfig() {
            @Override
            public Hotplug hotplug() {
                return () -> Set.of(ELEMENT);
            }

            @Override
            public Limits vm() {
                return new Limits() {
                    @Override
                    public int maxDevices() {
                        return 8;
                    }

                    @Override
                    public int maxPerParent() {
                        return maxPerParent;
                    }
                };
            }
        };
    }
}
