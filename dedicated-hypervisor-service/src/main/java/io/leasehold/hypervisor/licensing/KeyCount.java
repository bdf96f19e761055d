package io.leasehold.hypervisor.licensing;

/** How many keys of a type a tenant holds. */
public record KeyCount(String tenant, String typeId, long held) {}
