package io.leasehold.reservation.engine;

import java.time.Instant;
import java.util.UUID;

/** A trigger that is due and claimed by this worker. */
record DueTrigger(UUID id, UUID leaseId, String eventType, Instant time) {}
