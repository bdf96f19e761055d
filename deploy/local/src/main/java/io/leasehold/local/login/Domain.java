package io.leasehold.local.login;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The one domain that all users and projects are in. */
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

    /** Whether a request means this domain: by id, by name, or by leaving it out. */
    static boolean matches(@Nullable JsonObject domain) {
        return domain == null || ID.equals(domain.getString("id")) || NAME.equals(domain.getString("name"));
    }
}
