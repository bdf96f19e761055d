package io.leasehold.hypervisor.usage;

import java.time.Instant;

/** Highest value of a series in the hour that begins at {@code hour}. */
record UsageSample(UsageSeries series, Instant hour, long value) {}
