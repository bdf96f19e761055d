package io.leasehold.device.attachment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.device.mdev.AssignedDevice;
import io.leasehold.device.mdev.DeviceOnHost;
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
    void a_free_device_and_a_suitable_vm_pass_all_rules() {
        assertThat(rules.judge(deviceOnHost(GPU), target(vm(VmState.STOPPED)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = VmState.class, mode = EnumSource.Mode.EXCLUDE, names = "STOPPED")
    void a_gpu_needs_a_stopped_vm(VmState state) {
        assertThat(reason(deviceOnHost(GPU), target(vm(state)))).contains(Reason.VM_STATE);
    }

    @ParameterizedTest
    @EnumSource(
            value = VmState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STOPPED", "RUNNING"})
    void a_security_element_needs_a_stopped_or_running_vm(VmState state) {
        assertThat(reason(deviceOnHost(ELEMENT), target(vm(state)))).contains(Reason.VM_STATE);
    }

    @Test
    void the_first_violated_rule_is_reported() {
        TargetVm far = new TargetVm(vm(VmState.PAUSED), List.of(), Set.of("h9"), Set.of("lease"));

        assertThat(reason(deviceOnHost(GPU), far)).contains(Reason.VM_STATE);
    }

    @Test
    void pci_devices_bind_a_vm_to_their_host() {
        TargetVm target = new TargetVm(vm(VmState.STOPPED), List.of(), Set.of("h9"), Set.of());

        assertThat(reason(deviceOnHost(GPU), target)).contains(Reason.PCI_ELSEWHERE);
    }

    @Test
    void a_vm_has_at_most_eight_devices() {
        assertThat(reason(deviceOnHost(GPU), with(7))).isEmpty();
        assertThat(reason(deviceOnHost(GPU), with(8))).contains(Reason.VM_LIMIT);
    }

    @Test
    void devices_of_one_parent_can_be_limited() {
        AttachRules strict = new AttachRules(config(1));

        assertThat(strict.judge(deviceOnHost(GPU), with(1)).flatMap(Refusal::reason))
                .contains(Reason.VM_LIMIT);
    }

    @Test
    void a_vm_of_another_cluster_is_refused() {
        Vm elsewhere = new Vm(
                "v",
                "v",
                "a",
                VmState.STOPPED,
                Optional.empty(),
                Optional.of("c9"),
                Optional.empty(),
                Optional.empty());

        assertThat(reason(deviceOnHost(GPU), target(elsewhere))).contains(Reason.VM_ELSEWHERE);
    }

    @Test
    void a_vm_of_an_ended_lease_is_refused() {
        TargetVm target = new TargetVm(vm(VmState.STOPPED), List.of(), Set.of(), Set.of("lease"));

        assertThat(reason(deviceOnHost(GPU), target)).contains(Reason.LEASE_ENDED);
    }

    private Optional<Reason> reason(DeviceOnHost deviceOnHost, TargetVm target) {
        return rules.judge(deviceOnHost, target).flatMap(Refusal::reason);
    }

    private static TargetVm with(int devices) {
        return new TargetVm(
                vm(VmState.STOPPED),
                Collections.nCopies(devices, new AssignedDevice("h", Optional.of("p"), GPU)),
                Set.of(),
                Set.of());
    }

    private static TargetVm target(Vm vm) {
        return new TargetVm(vm, List.of(), Set.of(), Set.of());
    }

    private static Vm vm(VmState state) {
        return new Vm("v", "v", "a", state, Optional.of("h"), Optional.of("c"), Optional.empty(), Optional.empty());
    }

    private static DeviceOnHost deviceOnHost(String type) {
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
        return new DeviceOnHost(device, new Host("h", "910542A_78A1B01", Optional.of("c"), true));
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
