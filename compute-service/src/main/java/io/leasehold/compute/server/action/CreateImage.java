package io.leasehold.compute.server.action;

import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.server.Metadata;
import java.util.Map;

/** Reads what a client wants an image of a server to be called. */
record CreateImage(String name, Map<String, String> metadata) {
    static CreateImage of(Fields fields) {
        Fields known = fields.only("name", "metadata");
        return new CreateImage(
                known.text("name"),
                known.find("metadata").map(value -> Metadata.of(value.object())).orElse(Map.of()));
    }
}
