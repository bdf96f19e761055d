package io.leasehold.local.login;

import io.leasehold.backing.identity.Project;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Predicate;

/** Endpoints for lists: the catalog, projects, domains, services and endpoints. */
final class ListEndpoint {
    private final Tokens tokens;
    private final Catalog catalog;

    ListEndpoint(Tokens tokens, Catalog catalog) {
        this.tokens = tokens;
        this.catalog = catalog;
    }

    Reply catalog(RoutingContext context) {
        return list(
                context,
                "catalog",
                catalog.json(address(context), caller(context).projectId()));
    }

    Reply ownProjects(RoutingContext context) {
        IssuedToken caller = caller(context);
        return projects(context, List.of(new Project(caller.projectId(), caller.projectName())));
    }

    /** Returns the caller's own project; all projects for an administrator. */
    Reply projects(RoutingContext context) {
        return caller(context).isAdmin() ? projects(context, tokens.directory().projects()) : ownProjects(context);
    }

    Reply project(RoutingContext context) {
        IssuedToken caller = caller(context);
        String id = context.pathParam("id");
        Project project = tokens.directory().projects().stream()
                .filter(known -> known.id().equals(id))
                .filter(known -> caller.isAdmin() || caller.projectId().equals(known.id()))
                .findFirst()
                .orElseThrow(() -> KeystoneFault.notFound("project: " + id));
        return Reply.ok(new JsonObject().put("project", Views.project(project, address(context))));
    }

    Reply domains(RoutingContext context) {
        var unused = caller(context);
        return list(context, "domains", new JsonArray().add(Domain.detail()));
    }

    Reply services(RoutingContext context) {
        var unused = caller(context);
        return list(context, "services", catalog.services());
    }

    Reply endpoints(RoutingContext context) {
        return list(
                context,
                "endpoints",
                catalog.endpoints(address(context), caller(context).projectId()));
    }

    private Reply projects(RoutingContext context, List<Project> projects) {
        JsonArray items = new JsonArray();
        projects.forEach(project -> items.add(Views.project(project, address(context))));
        return list(context, "projects", items);
    }

    private static Reply list(RoutingContext context, String name, JsonArray items) {
        JsonArray wanted = new JsonArray(items.stream()
                .map(JsonObject.class::cast)
                .filter(matching(context.queryParams()))
                .toList());
        String path = context.normalizedPath().substring("/v3".length());
        return Reply.ok(Views.list(name, wanted, address(context).v3() + path));
    }

    /** Returns a filter for the list: query parameters that name a field of an item must match, others are ignored. */
    private static Predicate<JsonObject> matching(MultiMap query) {
        return item -> query.entries().stream()
                .allMatch(wanted -> !item.containsKey(wanted.getKey())
                        || String.valueOf(item.getValue(wanted.getKey())).equals(wanted.getValue()));
    }

    private IssuedToken caller(RoutingContext context) {
        return tokens.require(context.request().getHeader("X-Auth-Token"));
    }

    private static Address address(RoutingContext context) {
        return Address.of(context.request());
    }
}
