package io.leasehold.local.story;

import io.leasehold.local.login.LoginClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Client of the suite through the gateway, with a token for each user. */
public final class SuiteClient implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final URI gateway;
    private final EventLog events;
    private final StoryListener listener;
    private final HttpClient http;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    public SuiteClient(URI gateway, EventLog events, StoryListener listener) {
        this.gateway = gateway;
        this.events = events;
        this.listener = listener;
        this.http = HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
    }

    /** Returns a client of a local user; logs in at the first call. */
    UserClient as(String user) {
        String token = tokens.computeIfAbsent(user, name -> new LoginClient(gateway).token(name, name));
        return new UserClient(user, token, gateway, http, listener);
    }

    EventLog events() {
        return events;
    }

    StoryListener listener() {
        return listener;
    }

    @Override
    public void close() {
        http.close();
    }
}
