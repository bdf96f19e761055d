package io.leasehold.compute.vsn.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VirtualSerialNumber.Holder;
import io.leasehold.compute.vsn.VirtualSerialNumber.Reservation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON of a number. */
record VsnView(
        String virtualSerialNumber,
        String host,
        String description,
        @Nullable String projectId,
        String state,
        boolean reserved,
        @Nullable UUID serverId,
        boolean autoAssign,

        @JsonFormat(pattern = TIME, timezone = "UTC") @Nullable Instant reservedAt,

        @JsonFormat(pattern = TIME, timezone = "UTC") Instant updatedAt) {
    private static final String TIME = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    static VsnView of(VirtualSerialNumber number) {
        return new VsnView(
                number.vsn().toString(),
                number.host().toString(),
                number.reservation().map(Reservation::description).orElse(""),
                number.projectId().orElse(null),
                number.state().text(),
                number.reservation().isPresent(),
                number.holder().map(Holder::server).orElse(null),
                number.hardwareState().autoAssign(),
                number.reservation().map(Reservation::at).orElse(null),
                number.updatedAt());
    }
}
