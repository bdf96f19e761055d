package io.leasehold.compute.vsn.api;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VsnSupport;

/** Rules of reservations, in the order of the contract (1.5). A number in the wrong state → 400, never 409. */
final class VsnReservationRules {
    private VsnReservationRules() {}

    static ServiceException unknown(Object vsn) {
        return ServiceException.notFound("Virtual serial number %s could not be found.".formatted(vsn));
    }

    /** Refuses numbers that the caller may not see → 404. */
    static void requireVisible(VirtualSerialNumber number, Caller caller) {
        if (!caller.isAdmin() && !number.visibleTo(caller.projectId())) {
            throw unknown(number.vsn());
        }
    }

    /**
     * Checks a reservation for the caller's project.
     *
     * @param fromPool true when free numbers may be reserved
     */
    static void mayReserve(VirtualSerialNumber number, VsnSupport support, Caller caller, boolean fromPool) {
        requireVisible(number, caller);
        support.requireReservations(number);
        if (number.reservedFor(caller.projectId())) {
            throw refusal(number, "is already reserved");
        }
        switch (number.state()) {
            case FREE -> require(fromPool, number, "is in the free pool, which is not open to reservations");
            case CLAIMED, ASSIGNED ->
                require(number.heldBy(caller.projectId()), number, "is on a server of another project");
            case RESERVED -> throw refusal(number, "is reserved by another project");
            case RELEASING, MOVING, MISSING, FOREIGN -> throw wrongState(number);
        }
    }

    static void mayUnreserve(VirtualSerialNumber number, VsnSupport support, Caller caller) {
        mayChange(number, support, caller);
        switch (number.state()) {
            case FREE, RESERVED, CLAIMED, ASSIGNED -> requireReserved(number, caller);
            case RELEASING, MOVING, MISSING, FOREIGN -> throw wrongState(number);
        }
    }

    static void mayDescribe(VirtualSerialNumber number, VsnSupport support, Caller caller) {
        mayChange(number, support, caller);
        switch (number.state()) {
            case FREE, RESERVED, CLAIMED, ASSIGNED, MOVING -> requireReserved(number, caller);
            case RELEASING, MISSING, FOREIGN -> throw wrongState(number);
        }
    }

    private static void mayChange(VirtualSerialNumber number, VsnSupport support, Caller caller) {
        requireVisible(number, caller);
        support.requireReservations(number);
    }

    private static void requireReserved(VirtualSerialNumber number, Caller caller) {
        if (number.reservation().isEmpty()) {
            throw number.holder().isPresent() && !number.heldBy(caller.projectId())
                    ? unknown(number.vsn())
                    : refusal(number, "is not reserved");
        }
    }

    private static void require(boolean condition, VirtualSerialNumber number, String reason) {
        if (!condition) {
            throw refusal(number, reason);
        }
    }

    private static ServiceException wrongState(VirtualSerialNumber number) {
        return refusal(number, "is " + number.state().text());
    }

    private static ServiceException refusal(VirtualSerialNumber number, String reason) {
        return ServiceException.badRequest("Virtual serial number %s %s.".formatted(number.vsn(), reason));
    }
}
