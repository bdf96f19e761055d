package io.leasehold.device.projection;

import io.leasehold.device.zstack.Uuids;
import java.util.Optional;

/**
 * A server as compute reports it.
 *
 * @param uuid 32 hex digits
 * @param host the server's host, 32 hex digits; a stopped server keeps its host
 * @param version increases with each report of the server
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
