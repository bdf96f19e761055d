package io.leasehold.local.login;

import io.leasehold.backing.identity.Project;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** JSON views of the Identity API v3. */
final class Views {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Views() {}

    static JsonObject version(Address address) {
        return new JsonObject()
                .put("id", "v3.14")
                .put("status", "stable")
                .put("updated", "2020-04-07T00:00:00Z")
                .put("links", new JsonArray().add(link("self", address.v3() + "/")))
                .put(
                        "media-types",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("base", "application/json")
                                        .put("type", "application/vnd.openstack.identity-v3+json")));
    }

    static JsonObject versions(Address address) {
        JsonArray values = new JsonArray().add(version(address));
        return new JsonObject().put("versions", new JsonObject().put("values", values));
    }

    static JsonObject token(IssuedToken token, String method) {
        return new JsonObject()
                .put("methods", new JsonArray().add(method))
                .put("user", user(token))
                .put("audit_ids", new JsonArray().add(token.id()))
                .put("issued_at", time(token.issuedAt()))
                .put("expires_at", time(token.expiresAt()))
                .put("is_domain", false)
                .put("project", named(token.projectId(), token.projectName()))
                .put("roles", roles(token.roles()));
    }

    static JsonObject project(Project project, Address address) {
        return new JsonObject()
                .put("id", project.id())
                .put("name", project.name())
                .put("description", "")
                .put("domain_id", Domain.ID)
                .put("parent_id", Domain.ID)
                .put("enabled", true)
                .put("is_domain", false)
                .put("options", new JsonObject())
                .put("tags", new JsonArray())
                .put("links", new JsonObject().put("self", "%s/projects/%s".formatted(address.v3(), project.id())));
    }

    /** Returns a list in the format of the Identity API, on one page. */
    static JsonObject list(String name, JsonArray items, String self) {
        JsonObject links = new JsonObject().putNull("next").put("self", self).putNull("previous");
        return new JsonObject().put(name, items).put("links", links);
    }

    private static JsonObject user(IssuedToken token) {
        return named(token.userId(), token.userName()).putNull("password_expires_at");
    }

    private static JsonObject named(String id, String name) {
        return new JsonObject().put("id", id).put("name", name).put("domain", Domain.json());
    }

    private static JsonArray roles(List<String> names) {
        JsonArray roles = new JsonArray();
        names.forEach(name -> roles.add(new JsonObject().put("id", name).put("name", name)));
        return roles;
    }

    private static JsonObject link(String rel, String href) {
        return new JsonObject().put("rel", rel).put("href", href);
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
