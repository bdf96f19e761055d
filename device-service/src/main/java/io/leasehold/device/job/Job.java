package io.leasehold.device.job;

import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.InventoryClass;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    /** Hashes the parts of a request, so that two requests can be compared without storing them. */
    static String fingerprint(String... parts) {
        try {
            byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether this is the same request of the same account. */
    boolean sameRequest(Job other) {
        return actor.account().equals(other.actor.account()) && fingerprint.equals(other.fingerprint);
    }
}
