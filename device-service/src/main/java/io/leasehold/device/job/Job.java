package io.leasehold.device.job;

import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.InventoryClass;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Optional;

/**
 * One change that was asked for.
 *
 * @param uuid chosen by the client, or made here
 * @param actor in whose name it is done
 * @param request what was asked for
 * @param fingerprint of the request: the same job may be asked for again, another one not under the same id
 * @param outcome absent while it runs
 */
public record Job(String uuid, Actor actor, Request request, String fingerprint, Optional<Outcome> outcome) {
    /**
     * What is to be done.
     *
     * @param api the API's name
     * @param arguments what it needs, as the request said it
     * @param inventoryClass the class of the inventory in its answer
     */
    public record Request(String api, JsonObject arguments, InventoryClass inventoryClass) {
        /** An argument that every request of the API has. */
        public String argument(String name) {
            return Objects.requireNonNull(arguments.getString(name), name);
        }
    }

    /** The end of a job; {@code json} is the result or the error object. */
    record Outcome(boolean done, String json) {}

    /** Whether this is the same request of the same account. */
    boolean sameRequest(Job other) {
        return actor.account().equals(other.actor.account()) && fingerprint.equals(other.fingerprint);
    }
}
