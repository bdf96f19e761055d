package io.leasehold.device.projection;

import io.leasehold.device.zstack.Uuids;
import java.util.Optional;

/**
 * What compute says about a server.
 *
 * @param uuid 32 hex digits
 * @param host where it is, as 32 hex digits; a server does not leave its host when it stops
 * @param version grows by server
 */
public record VmReport(
        String uuid,
        String name,
        String projectId,
        VmState state,
        Optional<String> host,
        Optional<String> reservationId,
        Optional<String> leaseId,
        long version) {
    String account() {
        return Uuids.account(projectId);
    }
}
