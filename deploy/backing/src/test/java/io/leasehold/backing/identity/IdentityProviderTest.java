package io.leasehold.backing.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdentityProviderTest {

    private static final User ALICE = LocalUsers.get("alice");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static IdentityProvider provider;

    @BeforeAll
    static void start() {
        provider = IdentityProvider.start(0, LocalUsers.load());
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void a_token_says_who_somebody_is() throws Exception {
        JWTClaimsSet claims = verify(provider.token(ALICE));

        assertThat(claims.getIssuer()).isEqualTo(provider.issuer());
        assertThat(claims.getSubject()).isEqualTo(ALICE.id()).matches("[0-9a-f]{32}");
        assertThat(claims.getAudience()).containsExactly("leasehold");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("alice");
        assertThat(claims.getStringClaim("project_id")).isEqualTo("aaa8749130bc3d2886d6b9bb3fcb1715");
        assertThat(claims.getStringClaim("project_name")).isEqualTo("demo");
        assertThat(claims.getStringListClaim("roles")).containsExactly("member");
        assertThat(claims.getExpirationTime().toInstant())
                .isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(10, ChronoUnit.SECONDS));
    }

    @Test
    void somebody_unknown_gets_a_token_inside_the_jvm() throws Exception {
        User stranger = new User("1", "eve", "", new Project("2", "elsewhere"), Set.of("admin", "member"));

        assertThat(verify(provider.token(stranger)).getStringListClaim("roles")).containsExactly("admin", "member");
    }

    @Test
    void an_expired_token_is_refused() {
        String expired = provider.token(ALICE, Duration.ofMinutes(-5));

        assertThatThrownBy(() -> verify(expired)).hasMessageContaining("Expired JWT");
    }

    @Test
    void a_forged_token_is_refused() {
        String forged = provider.forgedToken(ALICE);

        assertThatThrownBy(() -> verify(forged)).hasMessageContaining("Invalid signature");
    }

    @Test
    void a_login_gets_the_token_of_a_user_by_name() throws Exception {
        JsonNode answer = json(post("grant_type=password&username=bob&password=any&client_id=login"));

        JWTClaimsSet claims = verify(answer.path("access_token").textValue());
        assertThat(claims.getSubject()).isEqualTo(LocalUsers.get("bob").id());
        assertThat(claims.getAudience()).containsExactly("leasehold");
        assertThat(claims.getStringClaim("project_name")).isEqualTo("other");
        assertThat(answer.path("expires_in").intValue()).isBetween(3590, 3600);
    }

    @Test
    void a_service_gets_a_token_with_its_client_credentials() throws Exception {
        JsonNode answer = json(post("grant_type=client_credentials&client_id=reservation-service&client_secret=any"));

        JWTClaimsSet claims = verify(answer.path("access_token").textValue());
        assertThat(claims.getSubject())
                .isEqualTo(LocalUsers.get("reservation-service").id());
        assertThat(claims.getStringClaim("project_name")).isEqualTo("service");
        assertThat(claims.getStringListClaim("roles")).containsExactly("service");
    }

    @Test
    void a_name_nobody_has_gets_no_token() throws Exception {
        HttpResponse<String> answer = post("grant_type=password&username=nobody&password=any&client_id=login");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").textValue()).isEqualTo("invalid_grant");
    }

    @Test
    void discovery_leads_to_tokens_and_keys() throws Exception {
        JsonNode discovery = json(get("/.well-known/openid-configuration"));

        assertThat(discovery.path("issuer").textValue()).isEqualTo(provider.issuer());
        assertThat(discovery.path("token_endpoint").textValue()).isEqualTo(provider.issuer() + "/token");
        assertThat(discovery.path("jwks_uri").textValue()).isEqualTo(provider.issuer() + "/jwks");
    }

    private static JWTClaimsSet verify(String token) throws Exception {
        JWKSet keys = JWKSet.parse(get("/jwks").body());
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
        return processor.process(token, null);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new JsonMapper().readTree(answer.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(provider.issuer() + path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(provider.issuer() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
