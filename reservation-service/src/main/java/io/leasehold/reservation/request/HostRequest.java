package io.leasehold.reservation.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.expression.Requirement;
import java.util.List;
import java.util.Objects;

/**
 * Request of a {@code physical:host} reservation.
 *
 * @param min at least so many hosts, from 1
 * @param max at most so many, from {@code min}
 * @param hypervisorProperties expression text; empty for any host
 * @param resourceProperties expression text; a host must match both expressions
 * @param beforeEnd {@code default}, {@code snapshot} or empty
 */
public record HostRequest(int min, int max, String hypervisorProperties, String resourceProperties, String beforeEnd)
        implements Request {
    /** Reads the request; 400 when a field is missing or malformed. */
    public static HostRequest read(RequestFields fields) {
        int min = count(fields, "min");
        int max = count(fields, "max");
        if (min < 1 || max < 1) {
            throw RequestFields.malformed("min and max (must be greater than or equal to 1)");
        }
        if (max < min) {
            throw ServiceException.badRequest(
                    "Invalid values for min/max of hosts. Max must be equal to or larger than min.");
        }
        return new HostRequest(
                min,
                max,
                Objects.requireNonNullElse(fields.expression("hypervisor_properties"), ""),
                Objects.requireNonNullElse(fields.expression("resource_properties"), ""),
                fields.beforeEnd());
    }

    @Override
    public String resourceType() {
        return LeasedCapacity.Hosts.RESOURCE_TYPE;
    }

    @Override
    public HostDemand demand() {
        return new HostDemand(
                min, max, List.of(Requirement.of(hypervisorProperties), Requirement.of(resourceProperties)));
    }

    @Override
    public boolean needsAggregate() {
        return false;
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resource_type", resourceType())
                .put("min", min)
                .put("max", max)
                .put("hypervisor_properties", hypervisorProperties)
                .put("resource_properties", resourceProperties)
                .put("before_end", beforeEnd);
    }

    private static int count(RequestFields fields, String key) {
        if (!fields.hasNonNull(key)) {
            throw RequestFields.missing(key);
        }
        return fields.integer(key)
                .filter(number -> number.bitLength() < Integer.SIZE)
                .orElseThrow(() -> RequestFields.malformed(key))
                .intValueExact();
    }
}
