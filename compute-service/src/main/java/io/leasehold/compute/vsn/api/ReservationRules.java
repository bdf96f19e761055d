package io.leasehold.compute.vsn.api;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.vsn.SerialNumber;
import io.leasehold.compute.vsn.Site;

/** Who may reserve what, in the order of the contract (1.5). A number in the wrong state is a 400 here, never a 409. */
final class ReservationRules {
    private ReservationRules() {}

    static ServiceException unknown(Object vsn) {
        return ServiceException.notFound("Virtual serial number %s could not be found.".formatted(vsn));
    }

    /** Whether the caller gets to know that the number exists; else → 404. */
    static void mustBeVisible(SerialNumber number, Caller caller) {
        if (!caller.isAdmin() && !number.visibleTo(caller.projectId())) {
            throw unknown(number.vsn());
        }
    }

    /** Reserves for the caller's project; {@code fromPool} says whether a free number may be reserved at all. */
    static void mayReserve(SerialNumber number, Site site, Caller caller, boolean fromPool) {
        mustBeVisible(number, caller);
        site.mustKeepReservations(number);
        if (number.reservedFor(caller.projectId())) {
            throw refusal(number, "is already reserved");
        }
        switch (number.state()) {
            case FREE -> insist(fromPool, number, "is in the free pool, which is not open to reservations");
            case CLAIMED, ASSIGNED ->
                insist(number.heldBy(caller.projectId()), number, "is on a server of another project");
            case RESERVED -> throw refusal(number, "is reserved by another project");
            case RELEASING, MOVING, MISSING, FOREIGN -> throw inTheWay(number);
        }
    }

    static void mayUnreserve(SerialNumber number, Site site, Caller caller) {
        mayTouch(number, site, caller);
        switch (number.state()) {
            case FREE, RESERVED, CLAIMED, ASSIGNED -> mustBeReserved(number, caller);
            case RELEASING, MOVING, MISSING, FOREIGN -> throw inTheWay(number);
        }
    }

    static void mayDescribe(SerialNumber number, Site site, Caller caller) {
        mayTouch(number, site, caller);
        switch (number.state()) {
            case FREE, RESERVED, CLAIMED, ASSIGNED, MOVING -> mustBeReserved(number, caller);
            case RELEASING, MISSING, FOREIGN -> throw inTheWay(number);
        }
    }

    private static void mayTouch(SerialNumber number, Site site, Caller caller) {
        mustBeVisible(number, caller);
        site.mustKeepReservations(number);
    }

    private static void mustBeReserved(SerialNumber number, Caller caller) {
        if (number.reservation().isEmpty()) {
            throw number.holder().isPresent() && !number.heldBy(caller.projectId())
                    ? unknown(number.vsn())
                    : refusal(number, "is not reserved");
        }
    }

    private static void insist(boolean condition, SerialNumber number, String reason) {
        if (!condition) {
            throw refusal(number, reason);
        }
    }

    private static ServiceException inTheWay(SerialNumber number) {
        return refusal(number, "is " + number.state().text());
    }

    private static ServiceException refusal(SerialNumber number, String reason) {
        return ServiceException.badRequest("Virtual serial number %s %s.".formatted(number.vsn(), reason));
    }
}
