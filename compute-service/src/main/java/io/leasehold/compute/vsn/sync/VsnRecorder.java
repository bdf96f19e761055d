package io.leasehold.compute.vsn.sync;

import io.leasehold.common.event.VsnEvent;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VsnStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Writes down what a look at a host showed, and tells others what changed. */
@Singleton
class VsnRecorder {
    private final VsnStore numbers;
    private final VsnSyncStore store;
    private final Outbox outbox;

    VsnRecorder(VsnStore numbers, VsnSyncStore store, Outbox outbox) {
        this.numbers = numbers;
        this.store = store;
        this.outbox = outbox;
    }

    /** {@code before} is what was known of the host before the look; what changed since is left alone. */
    Uni<Void> record(SqlConnection connection, VsnObservation observation, List<VirtualSerialNumber> before) {
        List<Vsn> expected = before.stream().map(VirtualSerialNumber::vsn).toList();
        List<Vsn> others = observation.seen().keySet().stream()
                .filter(vsn -> !expected.contains(vsn))
                .toList();
        return elsewhere(connection, observation.host(), others)
                .map(more -> Stream.concat(before.stream(), more.stream()).toList())
                .call(known -> store.add(connection, observation.discoveries(known)))
                .chain(known -> save(connection, observation, observation.changes(known)));
    }

    /** Numbers that showed up on the host and are known from others. */
    private Uni<List<VirtualSerialNumber>> elsewhere(SqlConnection connection, Mtms host, List<Vsn> others) {
        return others.isEmpty()
                ? Uni.createFrom().item(List.of())
                : numbers.known(connection, host, others)
                        .map(found -> found.stream()
                                .filter(number -> others.contains(number.vsn()))
                                .toList());
    }

    private Uni<Void> save(SqlConnection connection, VsnObservation observation, List<VsnObservation.Change> changes) {
        return store.save(
                        connection,
                        changes.stream().map(VsnObservation.Change::number).toList(),
                        observation.now())
                .chain(saved -> outbox.append(connection, events(changes, saved)));
    }

    private static List<VsnEvent> events(List<VsnObservation.Change> changes, List<Vsn> saved) {
        return changes.stream()
                .filter(change -> saved.contains(change.number().vsn()))
                .flatMap(change -> change.event().stream())
                .toList();
    }
}
