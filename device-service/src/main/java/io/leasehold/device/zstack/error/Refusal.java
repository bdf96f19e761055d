package io.leasehold.device.zstack.error;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A failure in the API's own words: a generic code, often a precise reason, a sentence, and facts for machines. */
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

    /** A failure whose generic code says enough. */
    public static Refusal of(ErrorCode code, String details) {
        return new Refusal(code, Optional.empty(), details, Map.of());
    }

    /** A failure for a precise reason. */
    public static Refusal of(Reason reason, String details) {
        return new Refusal(reason.code(), Optional.of(reason), details, Map.of());
    }

    /** Nothing of that kind has the id, or none that the caller may know of. */
    public static Refusal notFound(String kind, String id) {
        return of(ErrorCode.NOT_FOUND, "%s[uuid:%s] cannot be found".formatted(kind, id));
    }

    /** An argument that can be read but not meant. */
    public static Refusal argument(String details) {
        return of(ErrorCode.ARGUMENT, details);
    }

    /** The caller's role is too weak. */
    public static Refusal permission(String api) {
        return of(ErrorCode.PERMISSION, "the caller's role does not permit " + api);
    }

    /** The same failure with one more fact, shown in {@code opaque}. */
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
