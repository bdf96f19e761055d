package io.leasehold.compute.host;

import io.leasehold.common.event.ComputeHostEvent;
import io.leasehold.common.event.ComputeHostEvent.HostReport;
import io.leasehold.compute.hardware.HostInfo;
import java.util.Optional;

/**
 * A host as compute has recorded it.
 *
 * @param hypervisorId number of the host for older clients and for reservation-service
 * @param info last report of the hardware
 * @param version incremented by each change
 */
public record Host(int hypervisorId, HostInfo info, long version) {
    /**
     * A changed host.
     *
     * @param event announces the change; empty when no other service is concerned
     */
    public record Change(Host host, Optional<ComputeHostEvent> event) {}

    /** Records a host that was reported for the first time. */
    public static Change discovered(int hypervisorId, HostInfo seen) {
        Host host = new Host(hypervisorId, seen, 1);
        return new Change(host, Optional.of(host.availability()));
    }

    /** Compares with a report of the hardware; empty when nothing changed. */
    public Optional<Change> observe(HostInfo seen) {
        if (seen.equals(info)) {
            return Optional.empty();
        }
        Host now = new Host(hypervisorId, seen, version + 1);
        return Optional.of(new Change(now, now.eventSince(info)));
    }

    /** Marks the host as down after the hardware stopped listing the host. */
    public Optional<Change> missed() {
        return observe(new HostInfo(
                info.mtms(),
                info.uuid(),
                info.manager(),
                info.hostIp(),
                false,
                info.enabled(),
                info.can(),
                info.size()));
    }

    /** {@code up} or {@code down}. */
    public String state() {
        return info.up() ? "up" : "down";
    }

    /** {@code enabled} or {@code disabled}. */
    public String status() {
        return info.enabled() ? "enabled" : "disabled";
    }

    private Optional<ComputeHostEvent> eventSince(HostInfo before) {
        if (before.up() != info.up() || before.enabled() != info.enabled()) {
            return Optional.of(availability());
        }
        return before.size().equals(info.size())
                ? Optional.empty()
                : Optional.of(new ComputeHostEvent.CapacityChanged(report()));
    }

    private ComputeHostEvent availability() {
        return info.up() && info.enabled() ? new ComputeHostEvent.Up(report()) : new ComputeHostEvent.Down(report());
    }

    private HostReport report() {
        return new HostReport(info.mtms().toString(), info.uuid().toString(), hypervisorId, state(), status(), version);
    }
}
