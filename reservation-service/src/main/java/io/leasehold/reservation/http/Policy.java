package io.leasehold.reservation.http;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.Role;
import io.leasehold.common.error.ServiceException;

/** Who may do what (contract section 6.1). A rule of projects holds in the owning project, or for an administrator anywhere. */
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
    private final Role needed;

    Policy(String action, Role needed) {
        this.action = action;
        this.needed = needed;
    }

    /** 403 unless the caller may do this in its own project. */
    public void require(Caller caller) {
        require(caller, caller.projectId());
    }

    /** 403 unless the caller may do this to something that {@code owner}, a project, owns. */
    public void require(Caller caller, String owner) {
        boolean allowed =
                caller.isAdmin() || (caller.is(needed) && caller.projectId().equals(owner));
        if (!allowed) {
            throw ServiceException.forbidden("Policy doesn't allow blazar:%s to be performed".formatted(action));
        }
    }
}
