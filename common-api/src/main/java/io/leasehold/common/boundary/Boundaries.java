package io.leasehold.common.boundary;

import java.util.List;

/** Step boundaries of one module; each module with boundaries contributes a bean, so that tests can list them all. */
public record Boundaries(List<Boundary> all) {
    public Boundaries {
        all = List.copyOf(all);
    }

    public static Boundaries of(Boundary... all) {
        return new Boundaries(List.of(all));
    }
}
