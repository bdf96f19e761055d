package io.leasehold.reservation.host;

import io.leasehold.common.error.ServiceException;

/** Ids of hosts in paths: texts without a format, of which only some name a host. */
final class HostIds {
    private HostIds() {}

    /** The number in a host id; 404 when the text is no number. */
    static long parse(String id) {
        if (!id.matches("0|[1-9]\\d{0,17}")) {
            throw unknown(id);
        }
        return Long.parseLong(id);
    }

    /** The failure (404) for an id that names no host. */
    static ServiceException unknown(String id) {
        return ServiceException.notFound("Object with {'host_id': '%s'} not found".formatted(id));
    }
}
