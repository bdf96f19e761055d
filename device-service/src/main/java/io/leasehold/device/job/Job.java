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
 * A change that a client has requested.
 *
 * @param uuid the client's id, else a generated one
 * @param actor the caller on whose behalf the job runs
 * @param fingerprint hash of the HTTP request, which tells a repeated request from a different one with the same id
 * @param outcome absent while the job runs
 */
public record Job(String uuid, Actor actor, Request request, String fingerprint, Optional<Outcome> outcome) {
    /**
     * The requested change.
     *
     * @param api the name of the API
     * @param arguments the arguments as the HTTP request gave them
     * @param inventoryClass the class of the inventory in the result
     */
    public record Request(String api, JsonObject arguments, InventoryClass inventoryClass) {
        /** Returns an argument that every request of the API has. */
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

    /** Returns true when the other job is the same request of the same account. */
    boolean sameRequest(Job other) {
        return actor.account().equals(other.actor.account()) && fingerprint.equals(other.fingerprint);
    }
}
