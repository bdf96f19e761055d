package io.leasehold.local.login;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Server of the login: the part of the Identity API v3 that OpenStack clients need. */
public final class KeystoneLogin {
    private static final Logger LOG = LoggerFactory.getLogger(KeystoneLogin.class);
    private static final int BODY_BYTES = 64 * 1024;
    private static final int HEADER_BYTES = 32 * 1024;

    private final Router router;

    private KeystoneLogin(Router router) {
        this.router = router;
    }

    /** Starts the login on the loopback interface. */
    public static Future<HttpServer> start(Vertx vertx, int port, LoginSettings settings) {
        Router router = Router.router(vertx);
        new KeystoneLogin(router).serve(settings);
        return vertx.createHttpServer(
                        new HttpServerOptions().setMaxHeaderSize(HEADER_BYTES).setHttp2ClearTextEnabled(false))
                .requestHandler(router)
                .listen(port, "127.0.0.1");
    }

    private void serve(LoginSettings settings) {
        Tokens tokens = new Tokens(settings);
        TokenEndpoint token = new TokenEndpoint(tokens, settings.catalog());
        ListEndpoint lists = new ListEndpoint(tokens, settings.catalog());
        router.route().handler(KeystoneLogin::mark);
        answer(router.get("/"), context -> Reply.of(300, Views.versions(address(context))));
        answer(router.get("/v3"), context -> Reply.ok(version(context)));
        answer(
                router.post("/v3/auth/tokens").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES)),
                token::create);
        answer(router.route("/v3/auth/tokens").method(GET).method(HEAD), token::show);
        answer(router.get("/v3/auth/catalog"), lists::catalog);
        answer(router.get("/v3/auth/projects"), lists::ownProjects);
        answer(router.get("/v3/users/:user/projects"), lists::ownProjects);
        answer(router.get("/v3/auth/domains"), lists::domains);
        answer(router.get("/v3/domains"), lists::domains);
        answer(router.get("/v3/projects"), lists::projects);
        answer(router.get("/v3/projects/:id"), lists::project);
        answer(router.get("/v3/services"), lists::services);
        answer(router.get("/v3/endpoints"), lists::endpoints);
        router.route().handler(context -> context.fail(KeystoneFault.of(404)));
        router.route().failureHandler(KeystoneLogin::refuse);
    }

    /** Serves the route with blocking code: logins are rare, and the provider's library blocks. */
    private static void answer(Route route, Function<RoutingContext, Reply> endpoint) {
        route.blockingHandler(context -> endpoint.apply(context).send(context.response()), false);
    }

    private static void mark(RoutingContext context) {
        context.response()
                .putHeader("x-openstack-request-id", "req-" + UUID.randomUUID())
                .putHeader("Vary", "X-Auth-Token");
        context.next();
    }

    private static void refuse(RoutingContext context) {
        KeystoneFault fault = fault(context);
        if (fault.status() >= 500) {
            LOG.warn("Cannot answer {} {}", context.request().method(), context.normalizedPath(), context.failure());
        }
        if (fault.status() == 401) {
            context.response()
                    .putHeader(
                            "WWW-Authenticate",
                            "Keystone uri=\"%s\"".formatted(address(context).v3()));
        }
        Reply.of(fault.status(), fault.json()).send(context.response());
    }

    private static KeystoneFault fault(RoutingContext context) {
        if (context.failure() instanceof KeystoneFault fault) {
            return fault;
        }
        return KeystoneFault.of(context.statusCode() < 0 ? 500 : context.statusCode());
    }

    private static JsonObject version(RoutingContext context) {
        return new JsonObject().put("version", Views.version(address(context)));
    }

    private static Address address(RoutingContext context) {
        return Address.of(context.request());
    }
}
