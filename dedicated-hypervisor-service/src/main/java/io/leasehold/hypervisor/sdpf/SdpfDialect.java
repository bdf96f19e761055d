package io.leasehold.hypervisor.sdpf;

import io.leasehold.common.error.ErrorDialect;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.Failure;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Error bodies of SDPF (contract, 1.3): one object, named after the status. */
@Singleton
class SdpfDialect implements ErrorDialect {
    private static final String PREFIX = "Request Parameter Error:\n";

    private final String identityUrl;

    SdpfDialect(@ConfigProperty(name = "leasehold.identity.public-url") String identityUrl) {
        this.identityUrl = identityUrl;
    }

    @Override
    public Map<String, Object> body(Failure failure) {
        Map<String, Object> fault = new LinkedHashMap<>();
        fault.put("code", failure.kind().status());
        fault.put("message", text(failure));
        return Map.of(name(failure.kind()), fault);
    }

    @Override
    public Map<String, String> headers(Failure failure) {
        return failure.kind() == ErrorKind.UNAUTHORIZED
                ? Map.of("WWW-Authenticate", "Keystone uri=\"%s\"".formatted(identityUrl))
                : Map.of();
    }

    private static String name(ErrorKind kind) {
        return switch (kind) {
            case BAD_REQUEST, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE -> "badRequest";
            case UNAUTHORIZED -> "unauthorized";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "itemNotFound";
            case METHOD_NOT_ALLOWED -> "badMethod";
            case CONFLICT -> "conflictingRequest";
            case TOO_LARGE -> "overLimit";
            case UNAVAILABLE -> "serviceUnavailable";
            case NOT_IMPLEMENTED, INTERNAL -> "computeFault";
        };
    }

    private static String text(Failure failure) {
        return switch (failure.kind()) {
            case BAD_REQUEST -> PREFIX + failure.text();
            case UNAUTHORIZED -> "Unauthorized";
            case METHOD_NOT_ALLOWED -> "request URL or method is invalid";
            case INTERNAL -> "Unexpected API error. The request's id is %s.".formatted(failure.requestId());
            case FORBIDDEN,
                    NOT_FOUND,
                    NOT_ACCEPTABLE,
                    CONFLICT,
                    TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    NOT_IMPLEMENTED,
                    UNAVAILABLE -> failure.text();
        };
    }
}
