package io.leasehold.reservation.expression;

import java.util.Optional;

/** Base attributes that an expression may name, with the SQL of their values for a host {@code h}. */
enum HostAttribute {
    ID("h.id", true),
    VCPUS("h.vcpus", true),
    MEMORY_MB("h.memory_mb", true),
    LOCAL_GB("h.local_gb", true),
    HYPERVISOR_VERSION("h.hypervisor_version", true),
    HYPERVISOR_TYPE("h.hypervisor_type", false),
    HYPERVISOR_HOSTNAME("h.hypervisor_hostname", false),
    SERVICE_NAME("h.service_name", false),
    AVAILABILITY_ZONE("h.availability_zone", false),
    CPU_INFO("h.cpu_info", false),
    STATUS("cast(null as text)", false),
    RESERVABLE("case when h.reservable then 'True' else 'False' end", false);

    private final String sql;
    private final boolean number;

    HostAttribute(String sql, boolean number) {
        this.sql = sql;
        this.number = number;
    }

    String sql() {
        return sql;
    }

    /** True for a comparison of integers, false for a comparison of texts by code points. */
    boolean number() {
        return number;
    }

    static Optional<HostAttribute> named(String name) {
        for (HostAttribute attribute : values()) {
            if (attribute.name().toLowerCase(java.util.Locale.ROOT).equals(name)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }
}
