package io.leasehold.reservation.http;

import io.leasehold.common.error.ErrorDialect;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.Failure;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Error bodies of the Reservation API (contract section 1.5). */
@Singleton
class ReservationDialect implements ErrorDialect {
    private final String identityUrl;

    ReservationDialect(@ConfigProperty(name = "leasehold.identity.public-url") String identityUrl) {
        this.identityUrl = identityUrl;
    }

    @Override
    public Map<String, Object> body(Failure failure) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (failure.kind() == ErrorKind.UNAUTHORIZED) {
            body.put("error", Map.of("code", 401, "title", "Unauthorized", "message", failure.text()));
        } else if (failure.fromFramework()) {
            body.put("error", failure.kind().status());
        }
        body.put("error_code", failure.kind().status());
        body.put(
                "error_name",
                failure.kind() == ErrorKind.INTERNAL
                        ? "INTERNAL_SERVER_ERROR"
                        : failure.kind().status());
        body.put("error_message", failure.text());
        return body;
    }

    @Override
    public Map<String, String> headers(Failure failure) {
        return failure.kind() == ErrorKind.UNAUTHORIZED
                ? Map.of("WWW-Authenticate", "Keystone uri=\"%s\"".formatted(identityUrl))
                : Map.of();
    }
}
