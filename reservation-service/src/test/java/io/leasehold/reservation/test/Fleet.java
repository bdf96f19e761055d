package io.leasehold.reservation.test;

import static io.leasehold.common.test.TestBacking.ADMIN;

import jakarta.inject.Singleton;
import java.util.List;

/** The hosts that a test leases, in a service that holds nothing else. */
@Singleton
public class Fleet {
    private final Database database;
    private final FakeCompute compute;

    Fleet(Database database, FakeCompute compute) {
        this.database = database;
        this.compute = compute;
    }

    /** No lease, and hosts 1, 2 and 3, of which the third has a GPU. */
    public void threeHosts() {
        database.empty();
        compute.reset();
        register("c1", "False");
        register("c2", "False");
        register("c3", "True");
    }

    /** The ids of the hosts that the lease holds. */
    public List<String> of(String lease) {
        return ReservationApi.as(ADMIN)
                .get("/v1/os-hosts/allocations?lease_id=" + lease)
                .statusCode(200)
                .extract()
                .path("allocations.findAll { !it.reservations.isEmpty() }.resource_id");
    }

    private static void register(String host, String gpu) {
        var unused = ReservationApi.as(ADMIN)
                .post("/v1/os-hosts", "{\"name\": \"%s\", \"gpu\": \"%s\"}".formatted(host, gpu))
                .statusCode(201);
    }
}
