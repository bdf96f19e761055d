package io.leasehold.backing.identity;

/** Project of the identity provider, the owner of leases and servers. */
public record Project(String id, String name) {}
