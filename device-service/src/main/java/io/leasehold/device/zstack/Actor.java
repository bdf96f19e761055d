package io.leasehold.device.zstack;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.Role;
import io.leasehold.device.zstack.error.Refusal;

/**
 * Who asks, in the words of this API; stored with a job, so that whoever takes it over asks in the same name.
 *
 * @param account the project as 32 hex digits
 * @param admin whether it may act on any account's VMs and on the inventory
 * @param member whether it may change things at all
 */
public record Actor(String account, boolean admin, boolean member) {
    public static Actor of(Caller caller) {
        return new Actor(Uuids.account(caller.projectId()), caller.isAdmin(), caller.is(Role.MEMBER));
    }

    /** Lets members pass; anybody else is refused. */
    public void requireMember(String api) {
        if (!member) {
            throw Refusal.permission(api);
        }
    }

    /** Lets administrators pass; anybody else is refused. */
    public void requireAdmin(String api) {
        if (!admin) {
            throw Refusal.permission(api);
        }
    }

    /** Whether it may know of what belongs to the account. */
    public boolean maySee(String owner) {
        return admin || account.equals(owner);
    }
}
