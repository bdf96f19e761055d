package io.leasehold.local.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.local.login.AuthRequest.Credential;
import io.leasehold.local.login.AuthRequest.Named;
import io.leasehold.local.login.AuthRequest.Scope;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthRequestTest {
    @Test
    void a_password_is_read_with_its_user_and_scope() {
        AuthRequest request = parse("""
                {"auth": {
                   "identity": {"methods": ["password"], "password":
                     {"user": {"name": "alice", "domain": {"name": "Default"}, "password": "pw"}}},
                   "scope": {"project": {"name": "demo", "domain": {"id": "default"}}}}}
                """);

        assertThat(request.credential())
                .isEqualTo(new Credential.Password(
                        new Named(null, "alice", new JsonObject().put("name", "Default")), "pw"));
        assertThat(request.scope())
                .hasValue(new Scope.Project(new Named(null, "demo", new JsonObject().put("id", "default"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"scope\": \"unscoped\"", ", \"scope\": {\"unscoped\": {}}"})
    void without_a_project_there_is_no_scope(String scope) {
        AuthRequest request =
                parse("{\"auth\": {\"identity\": {\"methods\": [\"token\"], \"token\": {\"id\": \"jwt\"}}%s}}"
                        .formatted(scope));

        assertThat(request.credential()).isEqualTo(new Credential.Token("jwt"));
        assertThat(request.scope()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"auth\": []}",
                "{\"auth\": {}}",
                "{\"auth\": {\"identity\": {}}}",
                "{\"auth\": {\"identity\": {\"methods\": [\"password\"]}}}",
                "{\"auth\": {\"identity\": {\"methods\": [\"password\"], \"password\": {\"user\": {\"password\": \"x\"}}}}}",
                "{\"auth\": {\"identity\": {\"methods\": [\"password\"], \"password\": {\"user\": {\"name\": \"x\"}}}}}",
            })
    void what_makes_no_sense_is_malformed(String body) {
        assertFault(body, 400);
    }

    @Test
    void a_method_that_we_do_not_have_is_unauthorized() {
        assertFault("{\"auth\": {\"identity\": {\"methods\": [\"totp\"]}}}", 401);
    }

    @Test
    void an_id_counts_more_than_a_name() {
        Named named = new Named("1", "alice", null);

        assertThat(named.matches("1", "bob")).isTrue();
        assertThat(named.matches("2", "alice")).isFalse();
    }

    @Test
    void a_name_counts_in_its_domain_only() {
        assertThat(new Named(null, "alice", new JsonObject().put("name", "Other")).matches("1", "alice"))
                .isFalse();
        assertThat(new Named(null, "alice", null).matches("1", "alice")).isTrue();
    }

    private static void assertFault(String body, int status) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOfSatisfying(
                        KeystoneFault.class, fault -> assertThat(fault.status()).isEqualTo(status));
    }

    private static AuthRequest parse(String body) {
        return AuthRequest.parse(Buffer.buffer(body));
    }
}
