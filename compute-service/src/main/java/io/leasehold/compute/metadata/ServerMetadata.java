package io.leasehold.compute.metadata;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.refcode.RefcodeHistory;
import io.leasehold.compute.refcode.RefcodeSignal;
import io.leasehold.compute.server.MetadataRules;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.Servers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads and changes of the metadata of servers; the server's version and time of change stay as they are. */
@Singleton
class ServerMetadata {
    /**
     * A change by a user.
     *
     * @param entries the entries of the request
     * @param change the effect on the metadata
     */
    record Edit(Map<String, String> entries, UnaryOperator<Map<String, String>> change) {}

    private final Servers servers;
    private final RefcodeEligibility eligibility;
    private final RefcodeHistory history;
    private final RefcodeSignal signal;
    private final Transactions transactions;

    ServerMetadata(
            Servers servers,
            RefcodeEligibility eligibility,
            RefcodeHistory history,
            RefcodeSignal signal,
            Transactions transactions) {
        this.servers = servers;
        this.eligibility = eligibility;
        this.history = history;
        this.signal = signal;
        this.transactions = transactions;
    }

    Uni<Map<String, String>> of(Caller caller, String id) {
        return servers.get(caller, id).map(server -> new TreeMap<>(server.metadata()));
    }

    /** Returns the value of an entry; an unknown key → 404. */
    Uni<String> get(Caller caller, String id, String key) {
        return of(caller, id).map(entries -> value(entries, key));
    }

    /** Changes the metadata and returns all entries; the request is read only after the server was found. */
    Uni<Map<String, String>> change(Caller caller, String id, Supplier<Edit> request) {
        return transactions
                .run(connection ->
                        servers.lock(connection, caller, id).chain(server -> change(connection, server, request.get())))
                .invoke(signal::raise);
    }

    /** Removes an entry; an unknown key → 404. */
    Uni<Void> remove(Caller caller, String id, String key) {
        Edit edit = new Edit(Map.of(), MetadataEdit.remove(key));
        return transactions.run(connection -> servers.lock(connection, caller, id)
                .invoke(ServerMetadata::checkState)
                .invoke(server -> requireKey(server.metadata(), key))
                .chain(server -> change(connection, server, edit))
                .replaceWithVoid());
    }

    private Uni<Map<String, String>> change(SqlConnection connection, Server server, Edit edit) {
        checkState(server);
        Map<String, String> after = edit.change().apply(server.metadata());
        return checkRefcode(connection, server, edit)
                .chain(() -> save(connection, server, after))
                .replaceWith(after);
    }

    private Uni<Void> checkRefcode(SqlConnection connection, Server server, Edit edit) {
        return MetadataRules.wantsRefcode(edit.entries())
                ? eligibility.check(connection, server)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> save(SqlConnection connection, Server server, Map<String, String> after) {
        Uni<Void> saved = servers.saveMetadata(connection, server, after);
        return MetadataRules.wantsRefcode(after)
                ? saved
                : saved.chain(() -> history.deleteState(connection, server.id()));
    }

    private static void checkState(Server server) {
        switch (server.vmState()) {
            case ACTIVE, STOPPED -> {}
            case BUILDING, ERROR, DELETED ->
                throw ServiceException.conflict("Cannot 'update metadata' instance %s while it is in vm_state %s"
                        .formatted(server.id(), server.vmState().text()));
        }
    }

    private static String value(Map<String, String> entries, String key) {
        requireKey(entries, key);
        return entries.getOrDefault(key, "");
    }

    private static void requireKey(Map<String, String> entries, String key) {
        if (!entries.containsKey(key)) {
            throw ServiceException.notFound("Metadata item was not found");
        }
    }
}
