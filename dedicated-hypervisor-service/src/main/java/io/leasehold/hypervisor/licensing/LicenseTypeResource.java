package io.leasehold.hypervisor.licensing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** HTTP resource of the licence types (contract, 5.1). */
@Path("/v1.0/{tenant}/license_types")
@Produces(MediaType.APPLICATION_JSON)
class LicenseTypeResource {
    record Many(List<LicenseTypeView> licenseTypes) {}

    record LicenseTypeView(
            String id, String name, boolean hasLicenseKey, boolean licenseSwitch, String unit, String description) {
        static LicenseTypeView of(LicenseType type) {
            return new LicenseTypeView(
                    type.id(), type.name(), type.hasKey(), type.onSwitch(), type.unit(), type.description());
        }
    }

    private final LicenseTypes types;

    LicenseTypeResource(LicenseTypes types) {
        this.types = types;
    }

    @GET
    public Many list() {
        return new Many(types.all().stream().map(LicenseTypeView::of).toList());
    }
}
