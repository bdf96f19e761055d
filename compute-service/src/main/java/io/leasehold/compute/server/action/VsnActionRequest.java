package io.leasehold.compute.server.action;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Value;
import io.leasehold.compute.server.PlacementRequests;
import java.util.Optional;

/** Bodies of the actions {@code assign_vsn} and {@code unassign_vsn}. */
final class VsnActionRequest {
    private static final String VSN = "virtual_serial_number";
    private static final int LONGEST = 255;

    private VsnActionRequest() {}

    /** Reads the number to assign; empty for {@code auto}. */
    static Optional<Vsn> assigned(Fields body) {
        Value value = body.only(VSN).get(VSN);
        String text = value.text(LONGEST);
        return text.equals(PlacementRequests.AUTO)
                ? Optional.empty()
                : Optional.of(Vsn.find(text)
                        .orElseThrow(() -> value.refusal("It is neither 'auto' nor does it match '^[A-Z0-9]{7}$'")));
    }

    /** Accepts null and an empty object. */
    static Optional<Vsn> unassigned(Optional<Value> body) {
        body.map(Value::object).ifPresent(VsnActionRequest::requireEmpty);
        return Optional.empty();
    }

    private static void requireEmpty(Fields body) {
        body.names().stream().findFirst().ifPresent(name -> {
            throw ServiceException.badRequest(
                    "Additional properties are not allowed ('%s' was unexpected)".formatted(name));
        });
    }
}
