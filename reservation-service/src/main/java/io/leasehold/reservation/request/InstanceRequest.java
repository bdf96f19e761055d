package io.leasehold.reservation.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Size;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import io.leasehold.reservation.expression.Requirement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Request of a {@code virtual:instance} reservation.
 *
 * @param amount number of servers, from 1
 * @param size of each server
 * @param resourceProperties expression text; empty or null for any host, shown as given
 * @param beforeEnd {@code default}, {@code snapshot} or empty
 */
public record InstanceRequest(
        int amount, Size size, Affinity affinity, @Nullable String resourceProperties, String beforeEnd)
        implements Request {
    private static final List<String> REQUIRED = List.of("vcpus", "memory_mb", "disk_gb", "amount");
    private static final List<String> NULLABLE = List.of("affinity", "resource_properties");

    /** Reads the request; 400 when a field is missing or malformed. */
    public static InstanceRequest read(RequestFields fields) {
        fields.require(REQUIRED, NULLABLE);
        int amount = fields.number("amount", 1);
        Affinity affinity = fields.affinity();
        Size size = new Size(fields.number("vcpus", 1), fields.number("memory_mb", 1), fields.number("disk_gb", 0));
        return new InstanceRequest(
                amount, size, affinity, fields.expression("resource_properties"), fields.beforeEnd());
    }

    @Override
    public String resourceType() {
        return LeasedCapacity.Instances.RESOURCE_TYPE;
    }

    @Override
    public SlotDemand demand() {
        Requirement requirement = Requirement.of(Objects.requireNonNullElse(resourceProperties, ""));
        return new SlotDemand(amount, size.resources(), affinity, new SlotLimit.ByHardware(), List.of(requirement));
    }

    @Override
    public boolean needsAggregate() {
        return true;
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resource_type", resourceType())
                .put("amount", amount)
                .put("vcpus", size.vcpus())
                .put("memory_mb", size.memoryMb())
                .put("disk_gb", size.diskGb())
                .put("affinity", affinity.wire())
                .put("resource_properties", resourceProperties)
                .put("before_end", beforeEnd);
    }
}
