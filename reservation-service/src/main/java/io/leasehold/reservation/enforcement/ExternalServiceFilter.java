package io.leasehold.reservation.enforcement;

import io.leasehold.reservation.enforcement.EnforcementConfig.External;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Filter that asks a service of the operator; checks without a URL pass. */
@Singleton
class ExternalServiceFilter implements EnforcementFilter {
    private final External config;
    private final ExternalService service;

    ExternalServiceFilter(EnforcementConfig config, ExternalService service) {
        this.config = config.externalService();
        this.service = service;
    }

    @Override
    public String name() {
        return "ExternalServiceFilter";
    }

    @Override
    public Uni<Void> checkCreate(Context context, LeaseFacts lease) {
        return ask(url(config.checkCreateUrl(), "check-create"), () -> EnforcementRequest.about(context, lease));
    }

    @Override
    public Uni<Void> checkUpdate(Context context, LeaseFacts current, LeaseFacts requested) {
        return ask(
                url(config.checkUpdateUrl(), "check-update"),
                () -> EnforcementRequest.about(context, current, requested));
    }

    @Override
    public Uni<Void> onEnd(Context context, LeaseFacts lease) {
        return ask(url(config.onEndUrl(), "on-end"), () -> EnforcementRequest.about(context, lease));
    }

    private Uni<Void> ask(Optional<URI> url, Supplier<EnforcementRequest> question) {
        return url.map(target -> service.ask(target, question.get()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Optional<URI> url(Optional<URI> own, String path) {
        return own.or(() ->
                config.baseUrl().map(base -> URI.create(base.toString().replaceFirst("/*$", "/") + path)));
    }
}
