package io.leasehold.common.auth;

/** The roles that a token may carry; an admin may do what a member may, a member what a reader may. */
public enum Role {
    READER,
    MEMBER,
    ADMIN,
    /** Another service of the suite, with its own credentials; implies no other role and is implied by none. */
    SERVICE
}
