package io.leasehold.reservation.http;

import io.leasehold.common.auth.Role;

/** Policy rules with their default roles (contract section 6.1). */
public enum Policy {
    LEASES_GET("leases:get", Role.READER),
    LEASES_POST("leases:post", Role.MEMBER),
    LEASES_PUT("leases:put", Role.MEMBER),
    LEASES_DELETE("leases:delete", Role.MEMBER),
    OSHOSTS_GET("oshosts:get", Role.ADMIN),
    OSHOSTS_POST("oshosts:post", Role.ADMIN),
    OSHOSTS_PUT("oshosts:put", Role.ADMIN),
    OSHOSTS_DELETE("oshosts:delete", Role.ADMIN),
    OSHOSTS_GET_ALLOCATIONS("oshosts:get_allocations", Role.ADMIN),
    OSHOSTS_GET_RESOURCE_PROPERTIES("oshosts:get_resource_properties", Role.ADMIN),
    OSHOSTS_UPDATE_RESOURCE_PROPERTIES("oshosts:update_resource_properties", Role.ADMIN),
    FLOATINGIPS_GET("floatingips:get", Role.READER),
    FLOATINGIPS_POST("floatingips:post", Role.ADMIN),
    FLOATINGIPS_DELETE("floatingips:delete", Role.ADMIN);

    private final String action;
    private final Role defaultRole;

    Policy(String action, Role defaultRole) {
        this.action = action;
        this.defaultRole = defaultRole;
    }

    /** The name of the rule in refusals and in settings, without the leading {@code blazar:}. */
    String action() {
        return action;
    }

    Role defaultRole() {
        return defaultRole;
    }
}
