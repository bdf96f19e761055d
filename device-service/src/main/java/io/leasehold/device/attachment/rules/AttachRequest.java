package io.leasehold.device.attachment.rules;

import io.leasehold.device.job.Job;
import io.leasehold.device.projection.Leases;
import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.Uuids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Request of a client to attach a device to a virtual machine, or to detach it. */
public record AttachRequest(Actor actor, String device, String vm, List<String> systemTags, List<String> userTags) {
    private static final String LEASE_TAG = "leaseUuid::";

    public AttachRequest {
        systemTags = List.copyOf(systemTags);
        userTags = List.copyOf(userTags);
    }

    public static JsonObject arguments(String device, String vm, List<String> systemTags, List<String> userTags) {
        return new JsonObject()
                .put("device", device)
                .put("vm", vm)
                .put("systemTags", new JsonArray(systemTags))
                .put("userTags", new JsonArray(userTags));
    }

    /** Reads the request from the arguments of a job. A malformed id fails like an unknown one. */
    public static AttachRequest of(Job job) {
        return new AttachRequest(
                job.actor(),
                Uuids.of("MdevDevice", job.request().argument("device")),
                Uuids.of("VmInstance", job.request().argument("vm")),
                texts(job, "systemTags"),
                texts(job, "userTags"));
    }

    /** Returns the leases that system tags of the form {@code leaseUuid::<id>} name. */
    public List<String> leases() {
        return systemTags.stream()
                .filter(tag -> tag.startsWith(LEASE_TAG))
                .map(tag -> Leases.canonical(tag.substring(LEASE_TAG.length())))
                .toList();
    }

    private static List<String> texts(Job job, String name) {
        return job.request().arguments().getJsonArray(name).stream()
                .map(String::valueOf)
                .toList();
    }
}
