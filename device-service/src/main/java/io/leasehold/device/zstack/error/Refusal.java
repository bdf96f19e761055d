package io.leasehold.device.zstack.error;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A failure of the API: a generic code, often a cause, a text, and facts in {@code opaque}. */
public final class Refusal extends ServiceException {
    private final ErrorCode code;
    private final Optional<Reason> reason;
    private final Map<String, String> facts;

    private Refusal(ErrorCode code, Optional<Reason> reason, String details, Map<String, String> facts) {
        super(ErrorKind.UNAVAILABLE, details);
        this.code = code;
        this.reason = reason;
        this.facts = Map.copyOf(facts);
    }

    /** Creates a failure with a generic code only. */
    public static Refusal of(ErrorCode code, String details) {
        return new Refusal(code, Optional.empty(), details, Map.of());
    }

    /** Creates a failure with a cause. */
    public static Refusal of(Reason reason, String details) {
        return new Refusal(reason.code(), Optional.of(reason), details, Map.of());
    }

    /** Creates the failure for a resource that does not exist or that the caller must not see. */
    public static Refusal notFound(String kind, String id) {
        return of(ErrorCode.NOT_FOUND, "%s[uuid:%s] cannot be found".formatted(kind, id));
    }

    /** Creates the failure for an argument with an invalid value. */
    public static Refusal argument(String details) {
        return of(ErrorCode.ARGUMENT, details);
    }

    /** Creates the failure for a caller whose role does not permit the API. */
    public static Refusal permission(String api) {
        return of(ErrorCode.PERMISSION, "the caller's role does not permit " + api);
    }

    /** Returns the failure with one more fact in {@code opaque}. */
    public Refusal with(String name, String value) {
        Map<String, String> more = new TreeMap<>(facts);
        more.put(name, value);
        return new Refusal(code, reason, text(), more);
    }

    public ErrorCode code() {
        return code;
    }

    public Optional<Reason> reason() {
        return reason;
    }

    Map<String, String> facts() {
        return facts;
    }
}
