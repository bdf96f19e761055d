package io.leasehold.compute.host;

import io.leasehold.compute.nova.Microversion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Optional;
import java.util.UUID;

/** Form of the ids of hypervisors: numbers before microversion 2.53, UUIDs from then on. */
public enum HypervisorIds {
    NUMBERS {
        @Override
        public Object of(Host host) {
            return host.hypervisorId();
        }

        @Override
        Uni<Optional<Host>> find(HostStore store, SqlClient client, String id) {
            return id.matches("\\d{1,9}") ? store.find(client, Integer.parseInt(id)) : none();
        }
    },
    UUIDS {
        @Override
        public Object of(Host host) {
            return host.info().uuid().toString();
        }

        @Override
        Uni<Optional<Host>> find(HostStore store, SqlClient client, String id) {
            return id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                    ? store.find(client, UUID.fromString(id))
                    : none();
        }
    };

    public static HypervisorIds in(Microversion version) {
        return version.atLeast(53) ? UUIDS : NUMBERS;
    }

    /** Returns the id as JSON value. */
    public abstract Object of(Host host);

    /** Finds a host by id; empty for a text that is no such id. */
    abstract Uni<Optional<Host>> find(HostStore store, SqlClient client, String id);

    private static Uni<Optional<Host>> none() {
        return Uni.createFrom().item(Optional.empty());
    }
}
