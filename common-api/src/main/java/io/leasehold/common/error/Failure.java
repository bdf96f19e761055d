package io.leasehold.common.error;

/**
 * What an {@link ErrorDialect} puts into words.
 *
 * @param text the sentence for the caller; neutral for {@link ErrorKind#INTERNAL}
 * @param fromFramework whether the HTTP layer refused the request before a resource saw it (unknown path, wrong method)
 * @param requestId this request's own id, {@code req-<uuid>}
 */
public record Failure(ErrorKind kind, String text, boolean fromFramework, String requestId) {}
