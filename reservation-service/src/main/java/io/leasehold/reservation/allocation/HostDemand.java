package io.leasehold.reservation.allocation;

import java.util.List;

/**
 * How many whole hosts are wanted, and which will do.
 *
 * @param min fewer are not enough; from 1
 * @param max more are not taken; from {@code min}
 * @param requirements all must hold
 */
public record HostDemand(int min, int max, List<Requirement> requirements) {
    /** A condition, and the text that it was read from. */
    public record Requirement(String text, Expression expression) {
        static Requirement of(String text) {
            return new Requirement(text, ExpressionParser.parse(text));
        }
    }

    public HostDemand {
        requirements = List.copyOf(requirements);
    }

    /** Understands the two expression texts; a malformed one → 400. */
    public static HostDemand of(int min, int max, String hypervisorProperties, String resourceProperties) {
        return new HostDemand(
                min, max, List.of(Requirement.of(hypervisorProperties), Requirement.of(resourceProperties)));
    }
}
