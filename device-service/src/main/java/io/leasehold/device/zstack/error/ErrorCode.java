package io.leasehold.device.zstack.error;

/** Generic error codes of ZStack; every client can act on them. */
public enum ErrorCode {
    INTERNAL("SYS.1000", "An internal error happened in the system"),
    TIMEOUT("SYS.1001", "A timeout happened"),
    NOT_FOUND("SYS.1003", "A resource cannot be found"),
    FAILED("SYS.1006", "An operation failed"),
    ARGUMENT("SYS.1007", "An argument is invalid"),
    UNKNOWN_API("SYS.1008", "An API or message is unknown"),
    IO("SYS.1016", "An I/O failed"),
    VM_STATE("VM.1010", "The VM is not in a state that allows the operation"),
    HOST_DISCONNECTED("HOST.1010", "The host is disconnected, cannot operate"),
    LOGIN("ID.1000", "Cannot authenticate"),
    SESSION("ID.1001", "The session is invalid or expired"),
    PERMISSION("ID.1002", "Permission denied"),
    QUOTA("ID.1003", "A quota is exceeded"),
    SESSIONS("ID.1006", "There are too many sessions");

    private final String code;
    private final String description;

    ErrorCode(String code, String description) {
        this.code = code;
        this.description = description;
    }

    /** Returns the code on the wire, such as {@code SYS.1006}. */
    public String code() {
        return code;
    }

    public String description() {
        return description;
    }
}
