package io.leasehold.compute.metadata;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.server.Server;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Rule of the servers with reference codes: AIX on all hosts, IBM i on hosts that NovaLink manages. */
@Singleton
class RefcodeEligibility {
    private static final String NOVA_LINK = "select manager = 'novalink' from recorded_host where mtms = $1";

    /** Refuses servers without reference codes → 400. */
    Uni<Void> check(SqlConnection connection, Server server) {
        return switch (server.osType()) {
            case AIX -> Uni.createFrom().voidItem();
            case LINUX -> throw refusal(server, "its operating system has none");
            case IBMI ->
                novaLink(connection, server)
                        .invoke(managed -> {
                            if (!managed) {
                                throw refusal(server, "its host is not managed by NovaLink");
                            }
                        })
                        .replaceWithVoid();
        };
    }

    private static Uni<Boolean> novaLink(SqlConnection connection, Server server) {
        return connection
                .preparedQuery(NOVA_LINK)
                .execute(Tuple.of(server.host().map(Mtms::toString).orElse("")))
                .map(rows -> rows.stream().anyMatch(row -> row.getBoolean(0)));
    }

    private static ServiceException refusal(Server server, String reason) {
        return ServiceException.badRequest("Reference codes of instance %s (%s) cannot be read: %s."
                .formatted(server.id(), server.osType().text(), reason));
    }
}
