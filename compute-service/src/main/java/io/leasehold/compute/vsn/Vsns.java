package io.leasehold.compute.vsn;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Numbers as other features read them. */
@Singleton
public class Vsns {
    private final VsnStore store;

    Vsns(VsnStore store) {
        this.store = store;
    }

    /**
     * Returns the host of a number that the project may use for a new server; an unknown number → 400, any other
     * unusable number → 409.
     */
    public Uni<Mtms> hostOfUsable(SqlConnection connection, Vsn vsn, String project) {
        return store.find(connection, vsn)
                .map(found -> found.orElseThrow(() ->
                        ServiceException.badRequest("Virtual serial number %s could not be found.".formatted(vsn))))
                .map(number -> usable(number, project));
    }

    /** Returns the host of a number; empty for an unknown number. */
    public Uni<Optional<Mtms>> hostOf(SqlConnection connection, Vsn vsn) {
        return store.find(connection, vsn).map(found -> found.map(VirtualSerialNumber::host));
    }

    /** Returns true when the server has, gets or loses a number. */
    public Uni<Boolean> isBound(SqlConnection connection, UUID server) {
        return store.isBound(connection, server);
    }

    /** Returns all numbers of the hosts, by host and in order. */
    public Uni<Map<Mtms, List<HostVsn>>> on(SqlClient client, List<Mtms> hosts) {
        return store.on(client, hosts)
                .map(numbers -> numbers.stream()
                        .collect(Collectors.groupingBy(
                                VirtualSerialNumber::host,
                                Collectors.mapping(VirtualSerialNumber::toHostVsn, Collectors.toList()))));
    }

    private static Mtms usable(VirtualSerialNumber number, String project) {
        if (!number.usableBy(project)) {
            throw ServiceException.conflict("Virtual serial number %s is not available".formatted(number.vsn()));
        }
        return number.host();
    }
}
