package io.leasehold.hypervisor.hardware.simulated;

import static io.leasehold.hypervisor.hardware.HypervisorType.HYPER_V;
import static io.leasehold.hypervisor.hardware.HypervisorType.VSPHERE_ESXI;

import io.leasehold.common.id.NamedUuids;
import io.leasehold.hypervisor.hardware.Catalogue;
import io.leasehold.hypervisor.hardware.Flavor;
import io.leasehold.hypervisor.hardware.HypervisorType;
import io.leasehold.hypervisor.hardware.Image;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Catalogue of the fixture data centre (contract, 11.2). */
@Singleton
@Identifier("simulator") class SimulatedCatalogue implements Catalogue {
    static final List<String> ZONES = List.of("zone1-groupa", "zone1-groupb");

    private static final List<Flavor> FLAVORS = List.of(
            flavor("05184ba3-00ba-4fbc-b7a2-03b62b884931", "General Purpose 2 v1", 2, 8, VSPHERE_ESXI, HYPER_V),
            flavor("a830b61c-3155-4a61-b7ed-c450862845e6", "General Purpose 1 v2", 1, 8, VSPHERE_ESXI, HYPER_V),
            flavor("c1d0f6a2-7c1e-4a7b-9a35-2f4f4e0c4802", "General Purpose 3 v1", 2, 24, VSPHERE_ESXI));

    private static final List<Image> IMAGES = List.of(
            image("b5660a6e-4b46-4be3-9707-6b47221b454f", "vSphere_ESXi-8.0", Optional.of(VSPHERE_ESXI)),
            image("dfd25820-b368-4012-997b-29a6d0cf8518", "vSphere_ESXi-7.0", Optional.of(VSPHERE_ESXI)),
            image("0c2c5d3e-9d0b-4c0e-8b9e-5f6d1c7a2022", "Hyper-V_2022", Optional.of(HYPER_V)),
            image("3d6f2b1a-4e5c-4d7f-8a9b-0c1d2e3f4016", "Windows_Server-2016", Optional.empty()),
            image("7a8b9c0d-1e2f-4a3b-8c4d-5e6f7a8b9009", "Red_Hat_Enterprise_Linux-9", Optional.empty()));

    @Override
    public Uni<List<Flavor>> flavors() {
        return Uni.createFrom().item(FLAVORS);
    }

    @Override
    public Uni<List<Image>> images() {
        return Uni.createFrom().item(IMAGES);
    }

    @Override
    public Uni<List<String>> zones() {
        return Uni.createFrom().item(ZONES);
    }

    private static Flavor flavor(String id, String name, int sockets, int cores, HypervisorType... runs) {
        return new Flavor(UUID.fromString(id), name, sockets, cores, Set.of(runs));
    }

    private static Image image(String id, String name, Optional<HypervisorType> hypervisor) {
        return new Image(
                UUID.fromString(id), name, hypervisor, NamedUuids.inUrlNamespace("leasehold:machine-image:" + id));
    }
}
