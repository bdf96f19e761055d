package io.leasehold.local.login;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Request for a token: a credential and the wanted project. */
record AuthRequest(Credential credential, Optional<Scope> scope) {
    /** Credential of the caller. */
    sealed interface Credential {
        /** User by id or by name in the domain, with a password. */
        record Password(Named user, String password) implements Credential {}

        record Token(String value) implements Credential {}
    }

    /** Reference by id, or by name in a domain. */
    record Named(
            @Nullable String id,
            @Nullable String name,
            @Nullable JsonObject domain) {
        boolean matches(String otherId, String otherName) {
            return id != null ? id.equals(otherId) : otherName.equals(name) && Domain.matches(domain);
        }
    }

    /** Wanted scope of a token; only projects are available. */
    sealed interface Scope {
        record Project(Named project) implements Scope {}

        record Unavailable() implements Scope {}
    }

    static AuthRequest parse(@Nullable Buffer body) {
        try {
            return read(required(body == null ? null : body.toJsonObject(), "auth"));
        } catch (DecodeException | ClassCastException e) {
            throw KeystoneFault.malformed("The body is not a request for a token as the Identity API v3 knows it.");
        }
    }

    private static AuthRequest read(JsonObject auth) {
        return new AuthRequest(credential(required(auth, "identity")), scope(auth.getValue("scope")));
    }

    private static Credential credential(JsonObject identity) {
        JsonArray methods = identity.getJsonArray("methods", new JsonArray());
        if (methods.size() != 1) {
            throw KeystoneFault.malformed("identity.methods must name one method: password or token.");
        }
        return switch (methods.getString(0)) {
            case "password" -> password(required(required(identity, "password"), "user"));
            case "token" -> new Credential.Token(text(required(identity, "token"), "id"));
            default -> throw KeystoneFault.unauthorized();
        };
    }

    private static Credential password(JsonObject user) {
        return new Credential.Password(named(user), text(user, "password"));
    }

    private static Optional<Scope> scope(@Nullable Object scope) {
        if (!(scope instanceof JsonObject wanted) || wanted.containsKey("unscoped")) {
            return Optional.empty();
        }
        return Optional.of(
                wanted.containsKey("project")
                        ? new Scope.Project(named(required(wanted, "project")))
                        : new Scope.Unavailable());
    }

    private static Named named(JsonObject json) {
        Named named = new Named(json.getString("id"), json.getString("name"), json.getJsonObject("domain"));
        if (named.id() == null && named.name() == null) {
            throw KeystoneFault.malformed("A user or project is named by id, or by name and domain.");
        }
        return named;
    }

    private static JsonObject required(@Nullable JsonObject json, String field) {
        JsonObject value = json == null ? null : json.getJsonObject(field);
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    private static String text(JsonObject json, String field) {
        String value = json.getString(field);
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    private static KeystoneFault missing(String field) {
        return KeystoneFault.malformed("'%s' is a required property.".formatted(field));
    }
}
