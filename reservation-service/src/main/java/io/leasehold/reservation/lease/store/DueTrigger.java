package io.leasehold.reservation.lease.store;

import java.time.Instant;
import java.util.UUID;

/** A trigger that is due and claimed by this worker. */
public record DueTrigger(UUID id, UUID leaseId, String eventType, Instant time) {}
