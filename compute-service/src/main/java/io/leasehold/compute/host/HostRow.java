package io.leasehold.compute.host;

import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.Mtms;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** Row of a host, for reading; only the inventory writes hosts. */
@Entity
@Immutable
@Table(name = "host")
@NullUnmarked
class HostRow {
    @Id
    String mtms;

    int hypervisorId;
    UUID uuid;
    String manager;
    String hostIp;
    String state;
    String status;
    boolean vsnCapable;
    boolean vsnEnabled;
    String[] osCapable;
    BigDecimal procUnits;
    int memoryMb;
    int lmbMb;
    int diskGb;
    long version;

    Host toHost() {
        HostInfo info = new HostInfo(
                Mtms.of(mtms),
                uuid,
                HostInfo.Manager.valueOf(manager.toUpperCase(Locale.ROOT)),
                hostIp,
                state.equals("up"),
                status.equals("enabled"),
                new HostInfo.Abilities(vsnCapable, vsnEnabled, List.of(osCapable)),
                new HostInfo.Size(procUnits, memoryMb, lmbMb, diskGb));
        return new Host(hypervisorId, info, version);
    }
}
