package io.leasehold.common.auth;

/** Roles that a token may carry. An admin has the rights of a member, and a member those of a reader. */
public enum Role {
    READER,
    MEMBER,
    ADMIN,
    /**
     * Another service of the suite, with its own credentials. This role neither implies another role nor is implied by
     * one.
     */
    SERVICE
}
