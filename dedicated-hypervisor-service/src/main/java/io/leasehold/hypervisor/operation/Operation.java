package io.leasehold.hypervisor.operation;

import java.time.Instant;

/**
 * A piece of work that is claimed for one try.
 *
 * @param kind which {@link OperationWork} does it
 * @param subject what it is done to; there is at most one operation of a kind for each
 * @param attempt how many tries there were before
 * @param dueAt when it was due; who hurries it meanwhile moves that
 */
public record Operation(long id, String kind, String subject, int attempt, Instant dueAt) {}
