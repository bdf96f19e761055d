package io.leasehold.reservation.host;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code host}. */
@Entity
@Table(name = "host")
@NullUnmarked
class HostRow {
    /** State of a host: only a REGISTERED host is leased; a REGISTERING host is invisible in the API, a LEAVING one is shown. */
    enum State {
        REGISTERING,
        REGISTERED,
        LEAVING
    }

    @Id
    long id;

    UUID uuid;
    String hypervisorHostname;
    String hypervisorType;
    int hypervisorVersion;
    int vcpus;
    int memoryMb;
    int localGb;
    String cpuInfo;
    String serviceName;
    String availabilityZone;
    String trustId;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> capabilities;

    boolean reservable;

    @Enumerated(EnumType.STRING)
    State state;

    Instant stateSince;
    long computeVersion;
    Instant createdAt;
    Instant updatedAt;

    boolean belongsTo(HostIntent intent) {
        return state != State.REGISTERED && stateSince.equals(intent.since());
    }

    Host toHost() {
        return new Host(
                id,
                uuid.toString(),
                hypervisorHostname,
                hypervisorType,
                hypervisorVersion,
                vcpus,
                memoryMb,
                localGb,
                cpuInfo,
                serviceName,
                availabilityZone,
                trustId,
                reservable,
                createdAt,
                updatedAt,
                capabilities);
    }
}
