package io.leasehold.reservation.availability;

/**
 * Resources that one condition rules out.
 *
 * @param condition condition that the resources do not meet: a comparison, {@code traits}, or {@code reservable}
 * @param resources number of resources; one resource may fail several conditions
 */
public record Elimination(String condition, long resources) {}
