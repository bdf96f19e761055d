package io.leasehold.local.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leasehold.local.Resources;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Catalog of services, with their addresses behind the gateway. */
public record Catalog(List<Entry> entries) {
    private static final String FILE = "catalog.json";
    private static final String REGION = "RegionOne";
    private static final List<String> INTERFACES = List.of("public", "internal", "admin");

    /**
     * Service in the catalog.
     *
     * @param path may contain {@code {project}}
     */
    public record Entry(String type, String name, String service, String path) {
        private String id() {
            return hex("leasehold:service:" + type);
        }
    }

    public Catalog {
        entries = List.copyOf(entries);
    }

    /** Returns the catalog of the running services of the suite. */
    public static Catalog ofTheSuite(Predicate<String> runs) {
        return new Catalog(new JsonArray(Resources.text(FILE))
                .stream()
                        .map(JsonObject.class::cast)
                        .map(Catalog::entry)
                        .filter(entry -> runs.test(entry.service()))
                        .toList());
    }

    private static Entry entry(JsonObject json) {
        return new Entry(
                json.getString("type"), json.getString("name"), json.getString("service"), json.getString("path"));
    }

    /** Returns the catalog for a token. */
    JsonArray json(Address address, String project) {
        JsonArray services = new JsonArray();
        for (Entry entry : entries) {
            JsonArray endpoints = new JsonArray();
            INTERFACES.forEach(side -> endpoints.add(endpoint(entry, side, address, project)));
            services.add(named(entry).put("endpoints", endpoints));
        }
        return services;
    }

    /** Returns the services as an administrator's list shows them. */
    JsonArray services() {
        JsonArray services = new JsonArray();
        entries.forEach(entry -> services.add(named(entry).put("enabled", true)));
        return services;
    }

    /** Returns all endpoints as an administrator's list shows them. */
    JsonArray endpoints(Address address, String project) {
        JsonArray endpoints = new JsonArray();
        for (Entry entry : entries) {
            INTERFACES.forEach(side -> endpoints.add(endpoint(entry, side, address, project)
                    .put("service_id", entry.id())
                    .put("enabled", true)));
        }
        return endpoints;
    }

    private static JsonObject named(Entry entry) {
        return new JsonObject().put("id", entry.id()).put("type", entry.type()).put("name", entry.name());
    }

    private static JsonObject endpoint(Entry entry, String side, Address address, String project) {
        return new JsonObject()
                .put("id", hex("leasehold:endpoint:%s:%s".formatted(entry.type(), side)))
                .put("interface", side)
                .put("region", REGION)
                .put("region_id", REGION)
                .put("url", address.root() + entry.path().replace("{project}", project));
    }

    private static String hex(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString().replace("-", "");
    }
}
