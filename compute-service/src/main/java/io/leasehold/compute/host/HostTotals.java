package io.leasehold.compute.host;

import java.math.BigDecimal;

/** What all hosts have together. */
public record HostTotals(long count, BigDecimal vcpus, long memoryMb, long diskGb) {}
