package io.leasehold.bench.soak;

import io.leasehold.bench.load.Answer;
import io.leasehold.bench.load.Api;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/** Random choice of a client's next operation. All clients share all leases, so that several change the same one. */
final class RandomOperations {
    private static final String LEASES = "/v1/leases";
    private static final int ENOUGH = 400;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    private final Api api;
    private final SplittableRandom random;
    private final RequestBodies bodies;
    private final ExpectedLeases leases;
    private final OutcomeCounts counts;

    RandomOperations(Api api, SplittableRandom random, ExpectedLeases leases, OutcomeCounts counts) {
        this.api = api;
        this.random = random;
        this.bodies = new RequestBodies(random, Instant.now());
        this.leases = leases;
        this.counts = counts;
    }

    ClientOperation draw() {
        boolean delete = leases.size() > ENOUGH || random.nextInt(5) == 0;
        Optional<AcceptedLease> lease = delete ? leases.takeForDeletion(random) : leases.any(random);
        return lease.map(known -> delete ? delete(known) : draw(known)).orElseGet(this::create);
    }

    private ClientOperation draw(AcceptedLease lease) {
        int turn = random.nextInt(100);
        if (turn < 40) {
            return create();
        }
        if (turn < 60) {
            return update("move", lease, bodies.move());
        }
        if (turn < 66) {
            return update("rename", lease, bodies.name());
        }
        if (turn < 76) {
            return update("resize", lease, bodies.size(any(lease)));
        }
        return turn < 94 ? show(lease) : list();
    }

    private ClientOperation create() {
        return random.nextInt(6) == 0
                ? create("create from now on", bodies.shortLease(Instant.now()))
                : create("create", bodies.lease());
    }

    private ClientOperation create(String name, String body) {
        return new ClientOperation(name, port -> api.post(port, LEASES, body), answer -> {
            if (answer.status() == CREATED) {
                leases.accepted(AcceptedLease.of(answer));
            }
        });
    }

    private ClientOperation update(String name, AcceptedLease lease, String body) {
        return new ClientOperation(
                name, port -> api.put(port, path(lease), body), answer -> checkExists(name, lease, answer));
    }

    private ClientOperation show(AcceptedLease lease) {
        return new ClientOperation(
                "show", port -> api.get(port, path(lease)), answer -> checkExists("show", lease, answer));
    }

    private ClientOperation list() {
        return new ClientOperation("list", port -> api.get(port, LEASES), answer -> {});
    }

    private ClientOperation delete(AcceptedLease lease) {
        return new ClientOperation("delete", port -> api.delete(port, path(lease)), answer -> {
            if (answer.status() == NO_CONTENT) {
                leases.deletionAccepted(lease);
            }
        });
    }

    private void checkExists(String name, AcceptedLease lease, Answer answer) {
        if (answer.status() == NOT_FOUND && leases.mustExist(lease)) {
            counts.wrong(name, "404 for %s, which nobody has deleted".formatted(lease.id()));
        }
    }

    private AcceptedLease.Part any(AcceptedLease lease) {
        return lease.parts().get(random.nextInt(lease.parts().size()));
    }

    private static String path(AcceptedLease lease) {
        return LEASES + "/" + lease.id();
    }
}
