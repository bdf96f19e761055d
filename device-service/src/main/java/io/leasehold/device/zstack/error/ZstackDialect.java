package io.leasehold.device.zstack.error;

import io.leasehold.common.error.ErrorDialect;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.Failure;
import jakarta.inject.Singleton;
import java.util.Map;

/** Error objects for failures of the HTTP layer; failures of the API itself are {@link Refusal}s. */
@Singleton
class ZstackDialect implements ErrorDialect {
    @Override
    public Map<String, Object> body(Failure failure) {
        return Map.of(
                "error", ErrorObject.of(code(failure.kind()), details(failure)).get("error"));
    }

    private static ErrorCode code(ErrorKind kind) {
        return switch (kind) {
            case NOT_FOUND -> ErrorCode.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ErrorCode.UNKNOWN_API;
            case BAD_REQUEST, UNAUTHORIZED, FORBIDDEN, NOT_ACCEPTABLE, CONFLICT, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE ->
                ErrorCode.ARGUMENT;
            case INTERNAL, NOT_IMPLEMENTED, UNAVAILABLE -> ErrorCode.INTERNAL;
        };
    }

    private static String details(Failure failure) {
        return failure.kind() == ErrorKind.INTERNAL ? "The request's id is " + failure.requestId() : failure.text();
    }
}
