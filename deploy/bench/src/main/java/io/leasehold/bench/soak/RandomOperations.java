package io.leasehold.bench.soak;

import io.leasehold.bench.load.Answer;
import io.leasehold.bench.load.Api;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws what a client does next. Everybody knows all leases, so that many want to change the same one. */
final class RandomOperations {
    private static final String LEASES = "/v1/leases";
    private static final int ENOUGH = 400;
    private static final int CREATED = 201;
    private static final int GONE = 204;
    private static final int NOT_FOUND = 404;

    private final Api api;
    private final SplittableRandom random;
    private final RequestBodies calendar;
    private final ExpectedLeases population;
    private final OutcomeCounts tally;

    RandomOperations(Api api, SplittableRandom random, ExpectedLeases population, OutcomeCounts tally) {
        this.api = api;
        this.random = random;
        this.calendar = new RequestBodies(random, Instant.now());
        this.population = population;
        this.tally = tally;
    }

    ClientOperation draw() {
        boolean delete = population.size() > ENOUGH || random.nextInt(5) == 0;
        Optional<AcceptedLease> lease = delete ? population.victim(random) : population.any(random);
        return lease.map(known -> delete ? delete(known) : draw(known)).orElseGet(this::create);
    }

    private ClientOperation draw(AcceptedLease lease) {
        int turn = random.nextInt(100);
        if (turn < 40) {
            return create();
        }
        if (turn < 60) {
            return update("move", lease, calendar.move());
        }
        if (turn < 66) {
            return update("rename", lease, calendar.name());
        }
        if (turn < 76) {
            return update("resize", lease, calendar.size(any(lease)));
        }
        return turn < 94 ? show(lease) : list();
    }

    private ClientOperation create() {
        return random.nextInt(6) == 0
                ? create("create from now on", calendar.shortLease(Instant.now()))
                : create("create", calendar.lease());
    }

    private ClientOperation create(String name, String body) {
        return new ClientOperation(name, port -> api.post(port, LEASES, body), answer -> {
            if (answer.status() == CREATED) {
                population.accepted(AcceptedLease.of(answer));
            }
        });
    }

    private ClientOperation update(String name, AcceptedLease lease, String body) {
        return new ClientOperation(
                name, port -> api.put(port, path(lease), body), answer -> demandThere(name, lease, answer));
    }

    private ClientOperation show(AcceptedLease lease) {
        return new ClientOperation("show", port -> api.get(port, path(lease)), answer -> demandThere("show", lease, answer));
    }

    private ClientOperation list() {
        return new ClientOperation("list", port -> api.get(port, LEASES), answer -> {});
    }

    private ClientOperation delete(AcceptedLease lease) {
        return new ClientOperation("delete", port -> api.delete(port, path(lease)), answer -> {
            if (answer.status() == GONE) {
                population.gone(lease);
            }
        });
    }

    private void demandThere(String name, AcceptedLease lease, Answer answer) {
        if (answer.status() == NOT_FOUND && population.isPromised(lease)) {
            tally.wrong(name, "404 for %s, which nobody has deleted".formatted(lease.id()));
        }
    }

    private AcceptedLease.Part any(AcceptedLease lease) {
        return lease.parts().get(random.nextInt(lease.parts().size()));
    }

    private static String path(AcceptedLease lease) {
        return LEASES + "/" + lease.id();
    }
}
