package io.leasehold.backing.identity;

/** A project of the identity provider: what owns leases and servers. */
public record Project(String id, String name) {}
