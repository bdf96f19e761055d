package io.leasehold.common.error;

/** A failure meant for the caller: its kind, and one sentence that says who, what and why. Changes nothing when it leaves a use case. */
public class ServiceException extends RuntimeException {
    private final ErrorKind kind;

    /** A failure of the given kind; {@code text} is shown to the caller as it stands. */
    public ServiceException(ErrorKind kind, String text) {
        super(text, null, false, false);
        this.kind = kind;
    }

    /** The kind, and with it the HTTP status. */
    public ErrorKind kind() {
        return kind;
    }

    /** The sentence for the caller. */
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
