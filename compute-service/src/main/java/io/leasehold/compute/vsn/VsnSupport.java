package io.leasehold.compute.vsn;

import io.leasehold.common.error.ServiceException;

/** What the host of a number allows to be done with it. */
public record VsnSupport(boolean novaLink, boolean capable, boolean enabled) {
    /** Reservations are a feature of NovaLink, on hosts with the feature switched on; anything else → 400. */
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
