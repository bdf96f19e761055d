package io.leasehold.hypervisor.usage;

import java.time.Instant;

/** What a series was at its highest in the hour that began then. */
record UsageSample(UsageSeries series, Instant hour, long value) {}
