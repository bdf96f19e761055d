package io.leasehold.compute.boundary;

import io.leasehold.common.boundary.Boundaries;
import io.leasehold.common.boundary.Boundary;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Step boundaries of compute, besides those of the operation engine. */
public enum ComputeBoundary implements Boundary {
    /** A lease event is applied, its record not yet acknowledged. */
    REACTION_APPLIED("compute.reaction.applied"),
    /** A device event is applied, its record not yet acknowledged. */
    ATTACHMENT_APPLIED("compute.attachment.applied"),
    /** Hosts of a reservation have moved to another aggregate; the transaction is not yet committed. */
    RESERVATION_MOVED("compute.reservation.moved"),
    /** A server has its host, or the host was no longer acceptable. */
    SERVER_PLACED("compute.server.placed"),
    /** A partition was created; the creation is not yet recorded. */
    SERVER_MADE("compute.server.made"),
    /** A partition was powered on, off or restarted; the change is not yet recorded. */
    SERVER_POWERED("compute.server.powered"),
    /** The partition of a failed creation was removed; the server still has the host. */
    SERVER_UNMADE("compute.server.unmade"),
    /** The partition of a deleted server was removed; the removal is not yet recorded. */
    SERVER_REMOVED("compute.server.removed"),
    /** A virtual serial number was assigned or unassigned; the change is not yet recorded. */
    SERVER_VSN_CHANGED("compute.server.vsn-changed"),
    /** The hardware has an image that is not yet recorded. */
    SNAPSHOT_TAKEN("compute.snapshot.taken"),
    /** Reference codes of a host are read, not yet recorded. */
    REFCODE_READ("compute.refcode.read"),
    /** Reference codes of a host are recorded. */
    REFCODE_RECORDED("compute.refcode.recorded"),
    /** The hardware may assign a virtual serial number automatically again; the change is not yet recorded. */
    VSN_OFFERED("compute.vsn.offered"),
    /** The serial numbers of a host are recorded. */
    VSN_SYNCED("compute.vsn.synced"),
    /** An observation of all hosts is recorded. */
    INVENTORY_SYNCED("compute.inventory.synced");

    private final String text;

    ComputeBoundary(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** Lists the boundaries for {@link io.leasehold.common.boundary.Steps}. */
    static class Listed {
        @Produces
        @Singleton
        Boundaries boundaries() {
            return Boundaries.of(values());
        }
    }
}
