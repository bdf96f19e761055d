package io.leasehold.compute.vsn.sync;

import io.leasehold.common.event.VsnEvent;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.SerialNumber;
import io.leasehold.compute.vsn.VsnStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Writes down what a look at a host showed, and tells others what changed. */
@Singleton
class Logbook {
    private final VsnStore numbers;
    private final SyncStore store;
    private final Outbox outbox;

    Logbook(VsnStore numbers, SyncStore store, Outbox outbox) {
        this.numbers = numbers;
        this.store = store;
        this.outbox = outbox;
    }

    /** {@code before} is what was known of the host before the look; what changed since is left alone. */
    Uni<Void> record(SqlConnection connection, Look look, List<SerialNumber> before) {
        List<Vsn> expected = before.stream().map(SerialNumber::vsn).toList();
        List<Vsn> others = look.seen().keySet().stream()
                .filter(vsn -> !expected.contains(vsn))
                .toList();
        return elsewhere(connection, look.host(), others)
                .map(more -> Stream.concat(before.stream(), more.stream()).toList())
                .call(known -> store.add(connection, look.discoveries(known)))
                .chain(known -> save(connection, look, look.changes(known)));
    }

    /** Numbers that showed up on the host and are known from others. */
    private Uni<List<SerialNumber>> elsewhere(SqlConnection connection, Mtms host, List<Vsn> others) {
        return others.isEmpty()
                ? Uni.createFrom().item(List.of())
                : numbers.known(connection, host, others)
                        .map(found -> found.stream()
                                .filter(number -> others.contains(number.vsn()))
                                .toList());
    }

    private Uni<Void> save(SqlConnection connection, Look look, List<Look.Change> changes) {
        return store.save(connection, changes.stream().map(Look.Change::number).toList(), look.now())
                .chain(saved -> outbox.append(connection, events(changes, saved)));
    }

    private static List<VsnEvent> events(List<Look.Change> changes, List<Vsn> saved) {
        return changes.stream()
                .filter(change -> saved.contains(change.number().vsn()))
                .flatMap(change -> change.event().stream())
                .toList();
    }
}
