package io.leasehold.compute.reservation.reconcile;

import io.leasehold.compute.reservation.Reservation;
import io.leasehold.compute.server.Server;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** The resources of one kind of reservation. Every step may be repeated. */
interface ReservedCapacity {
    /** Creates what is needed before the start; nobody can use it yet. */
    Uni<Void> prepare(SqlConnection connection, Reservation reservation);

    /** Returns true when hosts with servers of others may be taken. */
    boolean allowsOtherServers();

    /** Takes the missing hosts, which are free, and lets the project use the reservation. */
    Uni<Void> take(SqlConnection connection, Reservation reservation);

    /** Releases the surplus hosts. */
    Uni<Void> release(SqlConnection connection, Reservation reservation);

    /** Prevents new servers. */
    Uni<Void> revoke(SqlConnection connection, Reservation reservation);

    /** Returns the servers of the reservation that are not deleted, of any project. */
    Uni<List<Server>> servers(SqlConnection connection, Reservation reservation);

    /** Deletes everything except the hosts, which are released before. */
    Uni<Void> remove(SqlConnection connection, Reservation reservation);
}
