package io.leasehold.compute.reservation.reconcile;

import io.leasehold.compute.reservation.Reservation;
import io.leasehold.compute.server.Server;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** What one kind of reservation has and how it comes by it. Every step makes sure of something, so all may be repeated. */
interface ReservedCapacity {
    /** What it has before its lease starts; nobody can use it yet. */
    Uni<Void> prepare(SqlConnection connection, Reservation reservation);

    /** Whether hosts may have servers of others on them when they are taken. */
    boolean allowsOtherServers();

    /** Takes all missing hosts, which are free, and lets its project use all that it has. */
    Uni<Void> take(SqlConnection connection, Reservation reservation);

    /** Hosts that it should not have go. */
    Uni<Void> release(SqlConnection connection, Reservation reservation);

    /** From now on nobody boots servers in it. */
    Uni<Void> revoke(SqlConnection connection, Reservation reservation);

    /** Its living servers, whosever they are. */
    Uni<List<Server>> servers(SqlConnection connection, Reservation reservation);

    /** Nothing of it is left; its hosts are gone before. */
    Uni<Void> remove(SqlConnection connection, Reservation reservation);
}
