package io.leasehold.local.login;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Client of the login that behaves like OpenStack clients. */
public final class LoginClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CREATED = 201;

    private final URI gateway;

    public LoginClient(URI gateway) {
        this.gateway = gateway;
    }

    /** Requests a token of the user for the user's own project. */
    public String token(String user, String password) {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/identity/v3/auth/tokens?nocatalog"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(user, password)))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != CREATED) {
            throw new IllegalStateException("The login refuses %s: %s".formatted(user, response.body()));
        }
        return response.headers().firstValue("X-Subject-Token").orElseThrow();
    }

    private static String body(String user, String password) {
        JsonObject named = new JsonObject()
                .put("name", user)
                .put("domain", new JsonObject().put("name", Domain.NAME))
                .put("password", password);
        JsonObject identity = new JsonObject()
                .put("methods", JsonArray.of("password"))
                .put("password", new JsonObject().put("user", named));
        return new JsonObject()
                .put("auth", new JsonObject().put("identity", identity))
                .encode();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("The login at %s does not answer".formatted(gateway), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while logging in", e);
        }
    }
}
