package io.leasehold.device.session;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.CallerRules;
import io.leasehold.common.error.ServiceException;
import io.leasehold.device.job.DeferredDenials;
import io.leasehold.device.zstack.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Authentication by session or by a token of the identity provider (contract section 5). The spellings of the header
 * have been unified before.
 */
@Singleton
class SessionCallerRules implements CallerRules {
    private static final String SCHEME = "Bearer ";
    private static final int PARTS_OF_A_TOKEN = 3;

    private final Sessions sessions;
    private final DeferredDenials denials;

    SessionCallerRules(Sessions sessions, DeferredDenials denials) {
        this.sessions = sessions;
        this.denials = denials;
    }

    @Override
    public Optional<Uni<Caller>> recognise(HttpServerRequest request) {
        String credential = credential(request);
        if (credential.split("\\.", -1).length == PARTS_OF_A_TOKEN) {
            return Optional.empty();
        }
        return Optional.of(Uuids.find(credential)
                .map(id -> bySession(id, request))
                .orElseGet(() -> Uni.createFrom().failure(() -> refusal(request))));
    }

    @Override
    public ServiceException refusal(HttpServerRequest request) {
        return denials.of(request);
    }

    private Uni<Caller> bySession(String id, HttpServerRequest request) {
        return sessions.use(id).map(found -> found.orElseThrow(() -> refusal(request)));
    }

    private static String credential(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()))
                .orElseThrow(() -> ServiceException.badRequest(
                        "The header Authorization must be 'OAuth <session>', 'OAuth <token>' or 'Bearer <token>'"));
    }
}
