package io.leasehold.local.login;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Only domain, of all users and projects. */
final class Domain {
    static final String ID = "default";
    static final String NAME = "Default";

    private Domain() {}

    static JsonObject json() {
        return new JsonObject().put("id", ID).put("name", NAME);
    }

    static JsonObject detail() {
        return json().put("enabled", true).put("description", "The default domain");
    }

    /** Returns true when a request names this domain by id or by name, or omits the domain. */
    static boolean matches(@Nullable JsonObject domain) {
        return domain == null || ID.equals(domain.getString("id")) || NAME.equals(domain.getString("name"));
    }
}
