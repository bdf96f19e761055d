package io.leasehold.compute.vsn;

import io.leasehold.common.error.ServiceException;

/** Support of virtual serial numbers by the host of a number. */
public record VsnSupport(boolean novaLink, boolean capable, boolean enabled) {
    /** Refuses hosts without support of reservations → 400; only NovaLink supports reservations. */
    public void requireReservations(VirtualSerialNumber number) {
        if (!novaLink) {
            throw refusal(number, "is not managed by NovaLink");
        }
        if (!capable || !enabled) {
            throw refusal(number, "does not support virtual serial numbers");
        }
    }

    private static ServiceException refusal(VirtualSerialNumber number, String reason) {
        return ServiceException.badRequest(
                "Host %s of virtual serial number %s %s.".formatted(number.host(), number.vsn(), reason));
    }
}
