package io.leasehold.compute.nova;

import io.leasehold.common.error.ErrorDialect;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.Failure;
import jakarta.inject.Singleton;
import java.util.Map;

/** Bodies of failures in Nova's form: one object, named by the kind of failure. */
@Singleton
class NovaDialect implements ErrorDialect {
    @Override
    public Map<String, Object> body(Failure failure) {
        int code = failure.kind().status();
        return failure.kind() == ErrorKind.UNAUTHORIZED
                ? Map.of("error", Map.of("code", code, "title", "Unauthorized", "message", failure.text()))
                : Map.of(name(failure.kind()), fault(failure));
    }

    @Override
    public Map<String, String> headers(Failure failure) {
        return failure.kind() == ErrorKind.UNAUTHORIZED
                ? Map.of("WWW-Authenticate", "Bearer realm=\"compute\"")
                : Map.of();
    }

    private static Map<String, Object> fault(Failure failure) {
        int code = failure.kind().status();
        return failure.kind() == ErrorKind.TOO_LARGE
                ? Map.of("code", code, "message", text(failure), "retryAfter", "0")
                : Map.of("code", code, "message", text(failure));
    }

    private static String name(ErrorKind kind) {
        return switch (kind) {
            case BAD_REQUEST -> "badRequest";
            case UNAUTHORIZED -> "unauthorized";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "itemNotFound";
            case METHOD_NOT_ALLOWED -> "badMethod";
            case CONFLICT -> "conflictingRequest";
            case TOO_LARGE -> "overLimit";
            case UNSUPPORTED_MEDIA_TYPE -> "badMediaType";
            case NOT_IMPLEMENTED -> "notImplemented";
            case UNAVAILABLE -> "serviceUnavailable";
            case NOT_ACCEPTABLE, INTERNAL -> "computeFault";
        };
    }

    private static String text(Failure failure) {
        if (failure.kind() == ErrorKind.INTERNAL) {
            return "Unexpected API Error. The request's id is %s.".formatted(failure.requestId());
        }
        return failure.fromFramework() ? framework(failure) : failure.text();
    }

    private static String framework(Failure failure) {
        return switch (failure.kind()) {
            case NOT_FOUND -> "The resource could not be found.";
            case METHOD_NOT_ALLOWED -> "The method is not allowed for this resource.";
            case UNSUPPORTED_MEDIA_TYPE -> "Unsupported Content-Type";
            case NOT_ACCEPTABLE -> "The resource has no representation that the request accepts.";
            case BAD_REQUEST -> "The request is malformed or otherwise incorrect.";
            case UNAUTHORIZED, FORBIDDEN, CONFLICT, TOO_LARGE, INTERNAL, NOT_IMPLEMENTED, UNAVAILABLE -> failure.text();
        };
    }
}
