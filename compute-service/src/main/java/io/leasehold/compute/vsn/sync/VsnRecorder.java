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

/** Records the observed numbers of a host and announces the changes. */
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

    /**
     * Records the observation.
     *
     * @param before the numbers that were recorded before the observation; a number that changed since is left as it
     *     is
     */
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

    /** Returns the observed numbers that are recorded on other hosts. */
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
