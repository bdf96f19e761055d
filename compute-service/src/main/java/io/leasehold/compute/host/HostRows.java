package io.leasehold.compute.host;

import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.Mtms;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Locale;

/** Mapping of rows to hosts. */
public final class HostRows {
    /** The columns that {@link #host} reads. */
    public static final String COLUMNS = """
            mtms, hypervisor_id, uuid, manager, host_ip, state, status, vsn_capable, vsn_enabled, os_capable, proc_units,
            memory_mb, lmb_mb, disk_gb, version
            """;

    private HostRows() {}

    public static Host host(Row row) {
        return new Host(
                row.getInteger("hypervisor_id"),
                new HostInfo(
                        Mtms.of(row.getString("mtms")),
                        row.getUUID("uuid"),
                        HostInfo.Manager.valueOf(row.getString("manager").toUpperCase(Locale.ROOT)),
                        row.getString("host_ip"),
                        row.getString("state").equals("up"),
                        row.getString("status").equals("enabled"),
                        new HostInfo.Abilities(
                                row.getBoolean("vsn_capable"),
                                row.getBoolean("vsn_enabled"),
                                List.of(row.getArrayOfStrings("os_capable"))),
                        new HostInfo.Size(
                                row.getBigDecimal("proc_units"),
                                row.getInteger("memory_mb"),
                                row.getInteger("lmb_mb"),
                                row.getInteger("disk_gb"))),
                row.getLong("version"));
    }
}
