package io.leasehold.local.story;

import java.util.List;

/** Hosts of the local fleet that the story uses. */
final class Fleet {
    /**
     * Host of compute-service's fleet.
     *
     * @param id compute-service's hypervisor id and reservation-service's host id
     * @param capabilities the extra capabilities for reservation-service, as members of a JSON object
     */
    record Host(int id, String name, String capabilities) {}

    /** Type of the licence for the first host. */
    static final String LICENSE_TYPE = "vCenter Server 8.x Standard";

    /** Host with a graphics card, also a managed hypervisor. */
    static final Host FIRST = new Host(
            1, "910542A_78A1B01", ", \"accelerator\": \"vgpu\", \"license_type\": \"%s\"".formatted(LICENSE_TYPE));

    private static final String GENERAL = ", \"tier\": \"general\"";

    static final List<Host> ALL = List.of(
            FIRST,
            new Host(2, "910542A_78A1B02", GENERAL),
            new Host(3, "900942A_10C4DA0", GENERAL),
            new Host(4, "9109RMD_1031CAT", GENERAL),
            new Host(5, "910542A_78A1B05", GENERAL));

    /** Mediated device on the first host's graphics card. */
    static final String DEVICE = "2b29e6effba34e848164039e02511b89";

    private Fleet() {}
}
