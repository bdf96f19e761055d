package io.leasehold.common.error;

/**
 * Failure for an {@link ErrorDialect} to word.
 *
 * @param text the sentence for the caller; neutral for {@link ErrorKind#INTERNAL}
 * @param fromFramework true when the HTTP layer refused the request before a resource method ran (unknown path, wrong
 *     method)
 * @param requestId the id of the current request, {@code req-<uuid>}
 */
public record Failure(ErrorKind kind, String text, boolean fromFramework, String requestId) {}
