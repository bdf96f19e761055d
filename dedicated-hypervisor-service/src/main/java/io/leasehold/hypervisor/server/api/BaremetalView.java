package io.leasehold.hypervisor.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leasehold.hypervisor.sdpf.ApiTimes;
import io.leasehold.hypervisor.sdpf.Links;
import io.leasehold.hypervisor.sdpf.Links.Link;
import io.leasehold.hypervisor.server.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Machine of a server in the format of the bare-metal API (contract, 3.4). */
record BaremetalView(
        @JsonProperty("OS-EXT-STS:power_state") String powerState,
        @JsonProperty("OS-EXT-STS:task_state") String taskState,
        @JsonProperty("OS-EXT-STS:vm_state") String vmState,
        @JsonProperty("OS-EXT-AZ:availability_zone") String availabilityZone,
        String created,
        ReferenceView flavor,
        String id,
        ReferenceView image,
        List<Link> links,
        Map<String, String> metadata,
        String name,
        int progress,
        String status,
        String tenantId,
        String updated,
        String userId,
        List<MachineViews.RaidView> raidArrays,
        @Nullable List<String> lvmVolumeGroups,
        @Nullable List<String> filesystems,
        List<MachineViews.NicView> nicPhysicalPorts,
        @JsonProperty("chassis-status") MachineViews.ChassisView chassisStatus,
        List<ReferenceView> mediaAttachments,
        String managedByService,
        String managedServiceResourceId) {
    /** Reference to an object of the bare-metal API. */
    record ReferenceView(String id, List<Link> links) {
        static ReferenceView of(String kind, UUID id, Links links) {
            return new ReferenceView(id.toString(), links.bookmark(kind, id.toString()));
        }
    }

    static BaremetalView of(Server server, Links links) {
        Server.Hardware hardware = server.hardware();
        String machine = hardware.machine().id().toString();
        return new BaremetalView(
                server.state().power().name(),
                server.state().task().text(),
                server.state().status().name(),
                hardware.machine().zone(),
                ApiTimes.seconds(server.dates().created()),
                ReferenceView.of("flavors", server.specification().flavor(), links),
                machine,
                ReferenceView.of("images", server.software().machineImage(), links),
                links.machine(machine),
                new TreeMap<>(server.specification().metadata()),
                server.label().name(),
                server.state().progress(),
                server.state().status().name(),
                server.owner().tenant(),
                ApiTimes.seconds(server.dates().updated()),
                server.owner().user(),
                List.of(MachineViews.RaidView.of(hardware.machine().raid())),
                null,
                null,
                hardware.machine().nics().stream().map(MachineViews.NicView::of).toList(),
                MachineViews.ChassisView.of(hardware.chassis()),
                List.of(),
                "dedicated-hypervisor",
                server.id().toString());
    }
}
