package io.leasehold.reservation.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Requests as a body would have them. */
public final class RequestJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RequestJson() {}

    /** All keys of the request, its type among them. */
    public static ObjectNode of(Request request) {
        ObjectNode json = JSON.objectNode().put("resource_type", request.resourceType());
        switch (request) {
            case HostRequest hosts -> fill(json, hosts);
            case InstanceRequest instances -> fill(json, instances);
            case FlavorRequest flavors -> fill(json, flavors);
            case FloatingIpRequest addresses -> fill(json, addresses);
        }
        return json;
    }

    private static void fill(ObjectNode json, HostRequest request) {
        json.put("min", request.min())
                .put("max", request.max())
                .put("hypervisor_properties", request.hypervisorProperties())
                .put("resource_properties", request.resourceProperties())
                .put("before_end", request.beforeEnd());
    }

    private static void fill(ObjectNode json, InstanceRequest request) {
        json.put("amount", request.amount())
                .put("vcpus", request.size().vcpus())
                .put("memory_mb", request.size().memoryMb())
                .put("disk_gb", request.size().diskGb())
                .put("affinity", request.affinity().wire())
                .put("resource_properties", request.resourceProperties())
                .put("before_end", request.beforeEnd());
    }

    private static void fill(ObjectNode json, FlavorRequest request) {
        json.put("amount", request.amount())
                .put("flavor_id", request.flavor().id())
                .putNull("affinity")
                .put("resource_properties", request.flavor().text());
    }

    private static void fill(ObjectNode json, FloatingIpRequest request) {
        json.put("network_id", request.networkId()).put("amount", request.amount());
        request.required().forEach(json.putArray("required_floatingips")::add);
    }
}
