package io.leasehold.local.login;

import io.leasehold.local.login.AuthRequest.Credential;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Endpoint {@code /v3/auth/tokens}: issues tokens and shows them. */
final class TokenEndpoint {
    private static final String SUBJECT = "X-Subject-Token";
    private static final String AUTH = "X-Auth-Token";

    private final Tokens tokens;
    private final Catalog catalog;

    TokenEndpoint(Tokens tokens, Catalog catalog) {
        this.tokens = tokens;
        this.catalog = catalog;
    }

    Reply create(RoutingContext context) {
        AuthRequest request = AuthRequest.parse(context.body().buffer());
        String method = switch (request.credential()) {
            case Credential.Password password -> "password";
            case Credential.Token token -> "token";
        };
        return reply(201, tokens.issue(request), method, context);
    }

    Reply show(RoutingContext context) {
        IssuedToken caller = tokens.require(context.request().getHeader(AUTH));
        return reply(200, subject(caller, context.request().getHeader(SUBJECT)), "password", context);
    }

    private IssuedToken subject(IssuedToken caller, @Nullable String value) {
        if (value == null) {
            throw KeystoneFault.malformed("The header X-Subject-Token is missing.");
        }
        if (value.equals(caller.value())) {
            return caller;
        }
        if (!caller.mayInspectOthers()) {
            throw KeystoneFault.forbidden("identity:validate_token");
        }
        return tokens.find(value).orElseThrow(() -> KeystoneFault.notFound("token"));
    }

    private Reply reply(int status, IssuedToken token, String method, RoutingContext context) {
        JsonObject view = Views.token(token, method);
        if (!context.queryParams().contains("nocatalog")) {
            view.put("catalog", catalog.json(Address.of(context.request()), token.projectId()));
        }
        return Reply.of(status, new JsonObject().put("token", view)).with(SUBJECT, token.value());
    }
}
