package io.leasehold.common.event;

/** Families of events that services read, one for each topic. */
public final class EventFamilies {
    /** Events on {@link Topics#LEASE}. */
    public static final EventFamily<LeaseEvent> LEASE = leases();

    /** Events on {@link Topics#REGISTERED_HOST}. */
    public static final EventFamily<RegisteredHostEvent> REGISTERED_HOST = EventFamily.<RegisteredHostEvent>on(
                    Topics.REGISTERED_HOST)
            .with(RegisteredHostEvent.Created.TYPE, RegisteredHostEvent.Created.class, event -> event)
            .with(RegisteredHostEvent.Updated.TYPE, RegisteredHostEvent.Updated.class, event -> event)
            .with(RegisteredHostEvent.Deleted.TYPE, RegisteredHostEvent.Deleted.class, event -> event)
            .with(RegisteredHostEvent.Failed.TYPE, RegisteredHostEvent.Failed.class, event -> event)
            .with(RegisteredHostEvent.Recovered.TYPE, RegisteredHostEvent.Recovered.class, event -> event);

    /** Events on {@link Topics#RESERVATION_REPORT}. */
    public static final EventFamily<ReservationReport> RESERVATION_REPORT = EventFamily.<ReservationReport>on(
                    Topics.RESERVATION_REPORT)
            .with(ReservationReport.Prepared.TYPE, ReservationReport.Prepared.class, report -> report)
            .with(ReservationReport.Active.TYPE, ReservationReport.Active.class, report -> report)
            .with(ReservationReport.Snapshotted.TYPE, ReservationReport.Snapshotted.class, report -> report)
            .with(ReservationReport.Ended.TYPE, ReservationReport.Ended.class, report -> report)
            .with(ReservationReport.Failed.TYPE, ReservationReport.Failed.class, report -> report);

    /** Events on {@link Topics#COMPUTE_HOST}. */
    public static final EventFamily<ComputeHostEvent> COMPUTE_HOST = EventFamily.<ComputeHostEvent>on(
                    Topics.COMPUTE_HOST)
            .with(ComputeHostEvent.Up.TYPE, ComputeHostEvent.HostReport.class, ComputeHostEvent.Up::new)
            .with(ComputeHostEvent.Down.TYPE, ComputeHostEvent.HostReport.class, ComputeHostEvent.Down::new)
            .with(
                    ComputeHostEvent.CapacityChanged.TYPE,
                    ComputeHostEvent.HostReport.class,
                    ComputeHostEvent.CapacityChanged::new);

    /** Events on {@link Topics#COMPUTE_SERVER}. */
    public static final EventFamily<ServerEvent> COMPUTE_SERVER = EventFamily.<ServerEvent>on(Topics.COMPUTE_SERVER)
            .with(ServerEvent.Created.TYPE, ServerEvent.ServerReport.class, ServerEvent.Created::new)
            .with(ServerEvent.Starting.TYPE, ServerEvent.ServerReport.class, ServerEvent.Starting::new)
            .with(ServerEvent.Active.TYPE, ServerEvent.ServerReport.class, ServerEvent.Active::new)
            .with(ServerEvent.StartFailed.TYPE, ServerEvent.ServerReport.class, ServerEvent.StartFailed::new)
            .with(ServerEvent.Stopped.TYPE, ServerEvent.ServerReport.class, ServerEvent.Stopped::new)
            .with(ServerEvent.Failed.TYPE, ServerEvent.ServerReport.class, ServerEvent.Failed::new)
            .with(ServerEvent.Deleted.TYPE, ServerEvent.ServerReport.class, ServerEvent.Deleted::new)
            .with(
                    ServerEvent.ReferenceCodeChanged.TYPE,
                    ServerEvent.ServerReport.class,
                    ServerEvent.ReferenceCodeChanged::new);

    /** Events on {@link Topics#COMPUTE_VSN}. */
    public static final EventFamily<VsnEvent> COMPUTE_VSN = EventFamily.<VsnEvent>on(Topics.COMPUTE_VSN)
            .with(VsnEvent.Reserved.TYPE, VsnEvent.VsnReport.class, VsnEvent.Reserved::new)
            .with(VsnEvent.Unreserved.TYPE, VsnEvent.VsnReport.class, VsnEvent.Unreserved::new)
            .with(VsnEvent.Assigned.TYPE, VsnEvent.VsnReport.class, VsnEvent.Assigned::new)
            .with(VsnEvent.Unassigned.TYPE, VsnEvent.VsnReport.class, VsnEvent.Unassigned::new);

    /** Events on {@link Topics#DEVICE_ATTACHMENT}. */
    public static final EventFamily<AttachmentEvent> DEVICE_ATTACHMENT = EventFamily.<AttachmentEvent>on(
                    Topics.DEVICE_ATTACHMENT)
            .with(AttachmentEvent.Attached.TYPE, AttachmentEvent.Attachment.class, AttachmentEvent.Attached::new)
            .with(AttachmentEvent.Detached.TYPE, AttachmentEvent.Attachment.class, AttachmentEvent.Detached::new);

    /** Events on {@link Topics#DEVICE_INVENTORY}. */
    public static final EventFamily<DeviceInventoryEvent> DEVICE_INVENTORY = EventFamily.<DeviceInventoryEvent>on(
                    Topics.DEVICE_INVENTORY)
            .with(
                    DeviceInventoryEvent.Created.TYPE,
                    DeviceInventoryEvent.DeviceReport.class,
                    DeviceInventoryEvent.Created::new)
            .with(
                    DeviceInventoryEvent.Deleted.TYPE,
                    DeviceInventoryEvent.DeviceReport.class,
                    DeviceInventoryEvent.Deleted::new)
            .with(
                    DeviceInventoryEvent.StateChanged.TYPE,
                    DeviceInventoryEvent.DeviceReport.class,
                    DeviceInventoryEvent.StateChanged::new);

    /** Events on {@link Topics#HYPERVISOR_LICENSE}. */
    public static final EventFamily<LicenseEvent> HYPERVISOR_LICENSE = EventFamily.<LicenseEvent>on(
                    Topics.HYPERVISOR_LICENSE)
            .with(LicenseEvent.Assigned.TYPE, LicenseEvent.LeasedLicense.class, LicenseEvent.Assigned::new)
            .with(LicenseEvent.Released.TYPE, LicenseEvent.LeasedLicense.class, LicenseEvent.Released::new)
            .with(LicenseEvent.Unavailable.TYPE, LicenseEvent.LeasedLicense.class, LicenseEvent.Unavailable::new);

    /** Events on {@link Topics#HYPERVISOR_CONTRACT}. */
    public static final EventFamily<ContractEvent> HYPERVISOR_CONTRACT = EventFamily.<ContractEvent>on(
                    Topics.HYPERVISOR_CONTRACT)
            .with(ContractEvent.Started.TYPE, ContractEvent.ContractReport.class, ContractEvent.Started::new)
            .with(ContractEvent.Renewed.TYPE, ContractEvent.ContractReport.class, ContractEvent.Renewed::new)
            .with(ContractEvent.Ended.TYPE, ContractEvent.ContractReport.class, ContractEvent.Ended::new);

    /** Events on {@link Topics#HYPERVISOR_USAGE}. */
    public static final EventFamily<UsageEvent> HYPERVISOR_USAGE = EventFamily.<UsageEvent>on(Topics.HYPERVISOR_USAGE)
            .with(UsageEvent.Sampled.TYPE, UsageEvent.Sampled.class, event -> event);

    private EventFamilies() {}

    /** Events of user-defined triggers are left out: no service reacts to them, and their types are names of users. */
    private static EventFamily<LeaseEvent> leases() {
        EventFamily<LeaseEvent> family = EventFamily.on(Topics.LEASE);
        for (LeaseEvent.Change change : LeaseEvent.Change.values()) {
            if (change != LeaseEvent.Change.USER_DEFINED) {
                family = family.with(change.type(), LeaseSnapshot.class, lease -> LeaseEvent.of(change, lease));
            }
        }
        return family;
    }
}
