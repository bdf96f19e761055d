package io.leasehold.reservation.host;

import io.leasehold.common.error.ServiceException;

/** What is told about hosts that are not there; ids in paths are opaque text. */
final class HostIds {
    private HostIds() {}

    static ServiceException unknown(String id) {
        return ServiceException.notFound("Object with {'host_id': '%s'} not found".formatted(id));
    }

    /** The number in a host id; 404 when it is none. */
    static long number(String id) {
        if (!id.matches("0|[1-9]\\d{0,17}")) {
            throw unknown(id);
        }
        return Long.parseLong(id);
    }
}
