package io.leasehold.device.zstack;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.Role;
import io.leasehold.device.zstack.error.Refusal;

/**
 * The caller of the API. Stored with a job, so that another process continues the job on behalf of the same caller.
 *
 * @param account the project, 32 hex digits
 * @param admin true when the caller may act on the virtual machines of any account and on the inventory
 * @param member true when the caller may change anything at all
 */
public record Actor(String account, boolean admin, boolean member) {
    public static Actor of(Caller caller) {
        return new Actor(Uuids.account(caller.projectId()), caller.isAdmin(), caller.is(Role.MEMBER));
    }

    /** Fails with a {@link Refusal} when the caller is not a member. */
    public void requireMember(String api) {
        if (!member) {
            throw Refusal.permission(api);
        }
    }

    /** Fails with a {@link Refusal} when the caller is not an administrator. */
    public void requireAdmin(String api) {
        if (!admin) {
            throw Refusal.permission(api);
        }
    }

    /** Returns true when the caller may see resources of the account. */
    public boolean maySee(String owner) {
        return admin || account.equals(owner);
    }
}
