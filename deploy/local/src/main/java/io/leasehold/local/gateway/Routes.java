package io.leasehold.local.gateway;

import io.leasehold.local.Resources;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Routing table; the longest prefix wins. */
public record Routes(List<Route> all) {
    private static final String FILE = "routes.json";

    public Routes {
        all = all.stream()
                .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                        .reversed())
                .toList();
    }

    /** Returns the routing table of the suite, which the routes of the Helm chart follow as well. */
    public static Routes ofTheSuite() {
        return parse(Resources.text(FILE));
    }

    static Routes parse(String json) {
        return new Routes(new JsonArray(json)
                .stream().map(JsonObject.class::cast).map(Routes::route).toList());
    }

    private static Route route(JsonObject json) {
        return new Route(json.getString("prefix"), json.getString("service"), json.getBoolean("stripped"));
    }

    Optional<Route> find(String path) {
        return all.stream().filter(route -> route.covers(path)).findFirst();
    }
}
