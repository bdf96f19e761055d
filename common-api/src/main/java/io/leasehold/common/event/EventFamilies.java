package io.leasehold.common.event;

/** The families of events that services read, one for each topic. */
public final class EventFamilies {
    /** How records of {@link Topics#LEASE} are read. */
    public static final EventFamily<LeaseEvent> LEASE = EventFamily.<LeaseEvent>on(Topics.LEASE)
            .with(LeaseEvent.Created.TYPE, LeaseSnapshot.class, LeaseEvent.Created::new)
            .with(LeaseEvent.Updated.TYPE, LeaseSnapshot.class, LeaseEvent.Updated::new)
            .with(LeaseEvent.Renamed.TYPE, LeaseSnapshot.class, LeaseEvent.Renamed::new)
            .with(LeaseEvent.Deleted.TYPE, LeaseSnapshot.class, LeaseEvent.Deleted::new)
            .with(LeaseEvent.Degraded.TYPE, LeaseSnapshot.class, LeaseEvent.Degraded::new)
            .with(LeaseEvent.Started.TYPE, LeaseSnapshot.class, LeaseEvent.Started::new)
            .with(LeaseEvent.StartFailed.TYPE, LeaseSnapshot.class, LeaseEvent.StartFailed::new)
            .with(LeaseEvent.BeforeEnd.TYPE, LeaseSnapshot.class, LeaseEvent.BeforeEnd::new)
            .with(LeaseEvent.BeforeEndFailed.TYPE, LeaseSnapshot.class, LeaseEvent.BeforeEndFailed::new)
            .with(LeaseEvent.BeforeEndStopped.TYPE, LeaseSnapshot.class, LeaseEvent.BeforeEndStopped::new)
            .with(LeaseEvent.Ended.TYPE, LeaseSnapshot.class, LeaseEvent.Ended::new)
            .with(LeaseEvent.EndFailed.TYPE, LeaseSnapshot.class, LeaseEvent.EndFailed::new);

    /** How records of {@link Topics#REGISTERED_HOST} are read. */
    public static final EventFamily<RegisteredHostEvent> REGISTERED_HOST = EventFamily.<RegisteredHostEvent>on(
                    Topics.REGISTERED_HOST)
            .with(RegisteredHostEvent.Created.TYPE, RegisteredHostEvent.Created.class, event -> event)
            .with(RegisteredHostEvent.Updated.TYPE, RegisteredHostEvent.Updated.class, event -> event)
            .with(RegisteredHostEvent.Deleted.TYPE, RegisteredHostEvent.Deleted.class, event -> event)
            .with(RegisteredHostEvent.Failed.TYPE, RegisteredHostEvent.Failed.class, event -> event)
            .with(RegisteredHostEvent.Recovered.TYPE, RegisteredHostEvent.Recovered.class, event -> event);

    /** How records of {@link Topics#RESERVATION_REPORT} are read. */
    public static final EventFamily<ReservationReport> RESERVATION_REPORT = EventFamily.<ReservationReport>on(
                    Topics.RESERVATION_REPORT)
            .with(ReservationReport.Prepared.TYPE, ReservationReport.Prepared.class, report -> report)
            .with(ReservationReport.Active.TYPE, ReservationReport.Active.class, report -> report)
            .with(ReservationReport.Ended.TYPE, ReservationReport.Ended.class, report -> report)
            .with(ReservationReport.Failed.TYPE, ReservationReport.Failed.class, report -> report);

    /** How records of {@link Topics#COMPUTE_HOST} are read. */
    public static final EventFamily<ComputeHostEvent> COMPUTE_HOST = EventFamily.<ComputeHostEvent>on(
                    Topics.COMPUTE_HOST)
            .with(ComputeHostEvent.Up.TYPE, ComputeHostEvent.HostReport.class, ComputeHostEvent.Up::new)
            .with(ComputeHostEvent.Down.TYPE, ComputeHostEvent.HostReport.class, ComputeHostEvent.Down::new)
            .with(
                    ComputeHostEvent.CapacityChanged.TYPE,
                    ComputeHostEvent.HostReport.class,
                    ComputeHostEvent.CapacityChanged::new);

    private EventFamilies() {}
}
