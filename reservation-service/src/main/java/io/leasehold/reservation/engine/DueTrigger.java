package io.leasehold.reservation.engine;

import java.time.Instant;
import java.util.UUID;

/** A trigger that this worker has claimed. */
record DueTrigger(UUID id, UUID leaseId, String eventType, Instant time) {}
