package io.leasehold.common.error;

/**
 * Failure to report to the caller: a kind and one sentence that names the subject and the reason. A use case that fails
 * with this exception has changed nothing.
 */
public class ServiceException extends RuntimeException {
    private final ErrorKind kind;

    /** Creates a failure of the given kind; the caller is shown {@code text} unchanged. */
    public ServiceException(ErrorKind kind, String text) {
        super(text, null, false, false);
        this.kind = kind;
    }

    /** Returns the kind, which determines the HTTP status. */
    public ErrorKind kind() {
        return kind;
    }

    /** Returns the sentence for the caller. */
    public String text() {
        return String.valueOf(getMessage());
    }

    public static ServiceException badRequest(String text) {
        return new ServiceException(ErrorKind.BAD_REQUEST, text);
    }

    public static ServiceException unauthorized() {
        return new ServiceException(ErrorKind.UNAUTHORIZED, "The request you have made requires authentication.");
    }

    public static ServiceException forbidden(String text) {
        return new ServiceException(ErrorKind.FORBIDDEN, text);
    }

    public static ServiceException notFound(String text) {
        return new ServiceException(ErrorKind.NOT_FOUND, text);
    }

    public static ServiceException conflict(String text) {
        return new ServiceException(ErrorKind.CONFLICT, text);
    }

    public static ServiceException unavailable(String text) {
        return new ServiceException(ErrorKind.UNAVAILABLE, text);
    }
}
