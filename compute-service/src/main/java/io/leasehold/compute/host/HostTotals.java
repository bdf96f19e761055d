package io.leasehold.compute.host;

import java.math.BigDecimal;

/** Sums over all hosts. */
public record HostTotals(long count, BigDecimal vcpus, long memoryMb, long diskGb) {}
