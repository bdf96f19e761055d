package io.leasehold.reservation.request;

import io.leasehold.reservation.demand.Demand;

/** What a reservation asks for, as the user wrote it. */
public sealed interface Request permits HostRequest, InstanceRequest, FlavorRequest, FloatingIpRequest {
    /** Its name on the wire. */
    String resourceType();

    /** What it wants. */
    Demand demand();

    /** Whether compute makes an aggregate for it whose number this service chooses. */
    boolean needsAggregateId();
}
