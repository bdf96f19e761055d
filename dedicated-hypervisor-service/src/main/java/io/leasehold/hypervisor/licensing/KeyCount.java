package io.leasehold.hypervisor.licensing;

/** Number of keys of a type that a tenant holds. */
public record KeyCount(String tenant, String typeId, long held) {}
