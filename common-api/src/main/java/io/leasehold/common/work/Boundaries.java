package io.leasehold.common.work;

import java.util.List;

/** The step boundaries of one module; a bean of each module that has any, so that tests can list them all. */
public record Boundaries(List<Boundary> all) {
    public Boundaries {
        all = List.copyOf(all);
    }

    public static Boundaries of(Boundary... all) {
        return new Boundaries(List.of(all));
    }
}
