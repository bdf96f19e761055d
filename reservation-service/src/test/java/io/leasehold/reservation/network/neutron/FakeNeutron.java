package io.leasehold.reservation.network.neutron;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of Neutron that the adapter calls, over HTTP: two subnets of one network, and floating IPs by address. */
final class FakeNeutron implements AutoCloseable {
    private record Answer(int status, JsonObject body) {}

    private final HttpServer server;
    private final JsonObject network;
    private final JsonArray subnets;
    private final ConcurrentMap<String, JsonObject> floatingIps = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean broken;
    private volatile boolean forgetful;

    FakeNeutron(URI url, JsonObject network, JsonArray subnets) throws IOException {
        this.network = network;
        this.subnets = subnets;
        server = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Refuses all changes. */
    void breakDown() {
        broken = true;
    }

    /** Makes changes and answers with 500. */
    void forgetAnswers() {
        forgetful = true;
    }

    void mend() {
        broken = false;
        forgetful = false;
    }

    /** The floating IP with the address. */
    Optional<JsonObject> floatingIp(String address) {
        return Optional.ofNullable(floatingIps.get(address));
    }

    /** Creates a floating IP outside the adapter. */
    void allocate(String address, String project) {
        floatingIps.put(
                address,
                floatingIp(new JsonObject().put("floating_ip_address", address).put("project_id", project)));
    }

    /** Attaches the address to a server. */
    void attach(String address) {
        floatingIp(address).orElseThrow().put("port_id", "ce705c24-c1ef-408a-bda3-7bbd946164ab");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = broken ? new Answer(503, new JsonObject()) : checked(exchange);
            boolean lost = forgetful && !exchange.getRequestMethod().equals("GET");
            byte[] body = lost ? new byte[0] : answer.body().encode().getBytes(StandardCharsets.UTF_8);
            int status = lost ? 500 : answer.status();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, status == 204 || body.length == 0 ? -1 : body.length);
            if (status != 204) {
                write(exchange, body);
            }
        }
    }

    private static void write(HttpExchange exchange, byte[] body) throws IOException {
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private Answer checked(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        return token != null && token.startsWith("Bearer ") ? answer(exchange) : new Answer(401, new JsonObject());
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return switch (exchange.getRequestMethod() + " " + path[2] + (path.length > 3 ? "/" : "")
                + (path.length > 4 ? path[4] : "")) {
            case "GET networks/" -> found(path[3].equals(network.getString("id")), "network", network);
            case "GET subnets" -> new Answer(200, new JsonObject().put("subnets", subnets));
            case "GET floatingips" ->
                new Answer(200, new JsonObject().put("floatingips", listed(exchange.getRequestURI())));
            case "POST floatingips" -> create(new JsonObject(body).getJsonObject("floatingip"));
            case "PUT floatingips/" -> change(path[3], new JsonObject(body).getJsonObject("floatingip"));
            case "PUT floatingips/tags" -> change(path[3], new JsonObject(body));
            case "DELETE floatingips/" -> delete(path[3]);
            default -> new Answer(404, new JsonObject());
        };
    }

    private Answer create(JsonObject wanted) {
        JsonObject made = floatingIp(wanted);
        boolean taken = floatingIps.putIfAbsent(wanted.getString("floating_ip_address"), made) != null;
        return taken ? new Answer(409, new JsonObject()) : new Answer(201, new JsonObject().put("floatingip", made));
    }

    private Answer change(String id, JsonObject values) {
        Optional<JsonObject> known = byId(id);
        known.ifPresent(floatingIp -> floatingIp.mergeIn(values));
        return found(known.isPresent(), "floatingip", known.orElse(values));
    }

    private Answer delete(String id) {
        Optional<JsonObject> known = byId(id);
        boolean attached =
                known.map(floatingIp -> floatingIp.getString("port_id") != null).orElse(false);
        if (known.isEmpty() || attached) {
            return new Answer(attached ? 409 : 404, new JsonObject());
        }
        floatingIps.remove(known.get().getString("floating_ip_address"));
        return new Answer(204, new JsonObject());
    }

    private Optional<JsonObject> byId(String id) {
        return floatingIps.values().stream()
                .filter(each -> each.getString("id").equals(id))
                .findFirst();
    }

    private JsonArray listed(URI uri) {
        Map<String, String> query = Arrays.stream(uri.getQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Stream<JsonObject> found = Stream.ofNullable(floatingIps.get(query.get("floating_ip_address")));
        return new JsonArray(found.map(JsonObject::copy).toList());
    }

    private JsonObject floatingIp(JsonObject wanted) {
        return wanted.copy()
                .put("id", "f" + ids.incrementAndGet())
                .put("tenant_id", wanted.getString("project_id"))
                .put("port_id", null)
                .put("tags", new JsonArray())
                .put("status", "DOWN");
    }

    private static Answer found(boolean there, String name, JsonObject item) {
        return there ? new Answer(200, new JsonObject().put(name, item)) : new Answer(404, new JsonObject());
    }
}
