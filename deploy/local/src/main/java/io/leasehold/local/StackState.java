package io.leasehold.local;

import io.leasehold.local.process.ProcessIdentity;
import io.leasehold.local.process.ProcessState;
import io.leasehold.local.process.StackProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * State of a stack, as other processes read it.
 *
 * @param ready true when the stack has come up completely; a process may be restarting since
 */
public record StackState(ProcessIdentity supervisor, int gatewayPort, boolean ready, List<Part> parts) {
    /** State of one process of the stack. */
    public record Part(String name, int port, ProcessState state, Optional<ProcessIdentity> process, int restarts) {
        static Part of(StackProcess process) {
            return new Part(
                    process.plan().name(),
                    process.plan().port(),
                    process.state(),
                    process.identity(),
                    process.restarts());
        }

        private JsonObject json() {
            JsonObject json = new JsonObject()
                    .put("name", name)
                    .put("port", port)
                    .put("state", state.name())
                    .put("restarts", restarts);
            process.ifPresent(identity -> json.put("process", StackState.json(identity)));
            return json;
        }

        private static Part of(JsonObject json) {
            return new Part(
                    json.getString("name"),
                    json.getInteger("port"),
                    ProcessState.valueOf(json.getString("state")),
                    Optional.ofNullable(json.getJsonObject("process")).map(StackState::identity),
                    json.getInteger("restarts"));
        }
    }

    public StackState {
        parts = List.copyOf(parts);
    }

    String json() {
        return new JsonObject()
                .put("supervisor", json(supervisor))
                .put("gateway_port", gatewayPort)
                .put("ready", ready)
                .put("parts", new JsonArray(parts.stream().map(Part::json).toList()))
                .encodePrettily();
    }

    static StackState parse(String text) {
        JsonObject json = new JsonObject(text);
        return new StackState(
                identity(json.getJsonObject("supervisor")),
                json.getInteger("gateway_port"),
                json.getBoolean("ready"),
                json.getJsonArray("parts").stream()
                        .map(JsonObject.class::cast)
                        .map(Part::of)
                        .toList());
    }

    private static JsonObject json(ProcessIdentity identity) {
        return new JsonObject()
                .put("pid", identity.pid())
                .put("started", identity.started().toString());
    }

    private static ProcessIdentity identity(JsonObject json) {
        return new ProcessIdentity(json.getLong("pid"), Instant.parse(json.getString("started")));
    }
}
