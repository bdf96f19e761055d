package io.leasehold.reservation.host;

/** A host on its way in or out; {@code leaving} tells which. */
record HostIntent(long id, String uuid, String hostname, boolean leaving) {
    static HostIntent of(HostRow row) {
        return new HostIntent(row.id, row.uuid.toString(), row.hypervisorHostname, row.state == HostRow.State.LEAVING);
    }
}
