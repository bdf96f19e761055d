package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import java.util.List;

/** Conditions on the traits of a host {@code h}, as SQL. */
public final class Traits {
    private Traits() {}

    /** Empty, or what follows another condition; appends its parameters. */
    public static String sql(SlotDemand demand, List<Object> parameters) {
        return switch (demand.limits()) {
            case SlotLimit.Hardware hardware -> "";
            case SlotLimit.Inventory inventory -> {
                parameters.add(inventory.required().toArray(String[]::new));
                parameters.add(inventory.forbidden().toArray(String[]::new));
                yield " and jsonb_exists_all(h.traits, $%d) and not jsonb_exists_any(h.traits, $%d)"
                        .formatted(parameters.size() - 1, parameters.size());
            }
        };
    }
}
