package io.leasehold.reservation.request;

import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Size;
import java.util.List;

/** Reads what a {@code virtual:instance} reservation asks for. */
public final class InstanceRequestReader {
    private static final List<String> NUMBERS = List.of("vcpus", "memory_mb", "disk_gb", "amount");
    private static final List<String> NULLABLE = List.of("affinity", "resource_properties");

    private InstanceRequestReader() {}

    public static InstanceRequest read(RequestFields given) {
        given.require(NUMBERS, NULLABLE);
        int amount = given.number("amount", 1);
        Affinity affinity = AffinityReader.read(given.value("affinity"));
        Size size = new Size(given.number("vcpus", 1), given.number("memory_mb", 1), given.number("disk_gb", 0));
        return new InstanceRequest(amount, size, affinity, given.expression("resource_properties"), given.beforeEnd());
    }
}
