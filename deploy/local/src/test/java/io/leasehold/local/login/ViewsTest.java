package io.leasehold.local.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final Address ADDRESS = new Address("http://gateway:8080", "/identity");

    @Test
    void a_token_is_shown_as_keystone_shows_it() {
        IssuedToken token = new IssuedToken(
                "jwt",
                "id",
                "u1",
                "alice",
                "p1",
                "demo",
                List.of("member"),
                Instant.parse("2030-01-01T10:00:00Z"),
                Instant.parse("2030-01-01T11:00:00Z"));

        assertThat(Views.token(token, "password")).isEqualTo(new JsonObject("""
                {"methods": ["password"],
                 "user": {"id": "u1", "name": "alice", "domain": {"id": "default", "name": "Default"},
                          "password_expires_at": null},
                 "audit_ids": ["id"],
                 "issued_at": "2030-01-01T10:00:00.000000Z",
                 "expires_at": "2030-01-01T11:00:00.000000Z",
                 "is_domain": false,
                 "project": {"id": "p1", "name": "demo", "domain": {"id": "default", "name": "Default"}},
                 "roles": [{"id": "member", "name": "member"}]}
                """));
    }

    @Test
    void the_versions_say_where_version_3_is() {
        assertThat(Views.versions(ADDRESS)).isEqualTo(new JsonObject("""
                {"versions": {"values": [
                  {"id": "v3.14", "status": "stable", "updated": "2020-04-07T00:00:00Z",
                   "links": [{"rel": "self", "href": "http://gateway:8080/identity/v3/"}],
                   "media-types": [{"base": "application/json",
                                    "type": "application/vnd.openstack.identity-v3+json"}]}]}}
                """));
    }

    @Test
    void a_fault_has_keystones_shape() {
        assertThat(KeystoneFault.unauthorized().json()).isEqualTo(new JsonObject("""
                {"error": {"code": 401, "title": "Unauthorized",
                           "message": "The request you have made requires authentication."}}
                """));
    }
}
