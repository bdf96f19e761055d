package io.leasehold.compute.vsn.api;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Value;

/** Body of the actions on reservations. */
record ReserveVsnRequest(Vsn vsn, String description) {
    private static final String VSN = "virtual_serial_number";
    private static final String DESCRIPTION = "description";
    private static final int LONGEST = 255;

    /** Reads a body with an optional description. */
    static ReserveVsnRequest of(Fields body) {
        Fields fields = body.only(VSN, DESCRIPTION);
        return new ReserveVsnRequest(
                vsn(fields.get(VSN)),
                fields.find(DESCRIPTION).map(ReserveVsnRequest::text).orElse(""));
    }

    /** Reads a body with a mandatory description, which may be null. */
    static ReserveVsnRequest described(Fields body) {
        if (!body.has(DESCRIPTION)) {
            throw ServiceException.badRequest("'%s' is a required property".formatted(DESCRIPTION));
        }
        return of(body);
    }

    private static Vsn vsn(Value value) {
        return Vsn.find(value.text(LONGEST)).orElseThrow(() -> value.refusal("It does not match '^[A-Z0-9]{7}$'"));
    }

    private static String text(Value value) {
        String text = value.text(LONGEST);
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw value.refusal("It has characters that cannot be printed");
        }
        return text;
    }
}
