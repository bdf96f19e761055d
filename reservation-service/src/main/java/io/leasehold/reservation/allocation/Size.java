package io.leasehold.reservation.allocation;

/** What one server needs of its host. */
public record Size(int vcpus, int memoryMb, int diskGb) {}
