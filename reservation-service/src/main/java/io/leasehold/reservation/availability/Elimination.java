package io.leasehold.reservation.availability;

/**
 * Why resources do not come into question.
 *
 * @param condition what they do not meet: a comparison, a trait, or {@code reservable}
 * @param resources how many; one may fail several conditions
 */
public record Elimination(String condition, long resources) {}
