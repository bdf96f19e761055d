package io.leasehold.reservation.test;

import static io.leasehold.common.test.TestBacking.ADMIN;

import io.leasehold.reservation.network.memory.Faults;
import io.leasehold.reservation.network.memory.InMemoryNetwork;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hosts and floating IPs of a test; the methods that add them remove everything else first. */
@Singleton
public class TestHosts {
    private static final String INSERT = """
            insert into host (id, uuid, hypervisor_hostname, hypervisor_type, hypervisor_version, vcpus, memory_mb, local_gb,
              cpu_info, service_name, availability_zone, trust_id, reservable, state, state_since, created_at)
            select n, gen_random_uuid(), 'h' || n, 'phyp', 8, 4, 8192, 100, '', '', '', '', true, 'REGISTERED', now(), now()
            from generate_series(1, %d) as n
            """;

    private final Database database;
    private final FakeCompute compute;
    private final InMemoryNetwork network;
    private final Faults faults;

    TestHosts(Database database, FakeCompute compute, @Identifier("memory") InMemoryNetwork network, Faults faults) {
        this.database = database;
        this.compute = compute;
        this.network = network;
        this.faults = faults;
    }

    /** Registers hosts 1 to {@code number}, each with 4 vcpus, 8192 MB and 100 GB. */
    public void alike(int number) {
        database.empty();
        compute.reset();
        IntStream.rangeClosed(1, number).forEach(id -> register("c" + id, "False"));
    }

    /** Inserts hosts 1 to {@code number} into the table, without compute. */
    public void insert(int number) {
        database.empty();
        database.run(INSERT.formatted(number));
    }

    /** Registers hosts 1, 2 and 3; the third has a GPU. */
    public void threeHosts() {
        database.empty();
        compute.reset();
        register("c1", "False");
        register("c2", "False");
        register("c3", "True");
    }

    /** Registers floating IPs of the only network. */
    public void addresses(String... addresses) {
        database.empty();
        compute.reset();
        network.clear();
        faults.clear();
        for (String address : addresses) {
            String body =
                    "{\"floating_network_id\": \"1e17587e-a7ed-4b82-a17b-4beb32523e28\", \"floating_ip_address\": \"%s\"}";
            var unused = ReservationApi.as(ADMIN)
                    .post("/v1/floatingips", body.formatted(address))
                    .statusCode(201);
        }
    }

    /** The ids of the hosts that the lease holds. */
    public List<String> of(String lease) {
        return ReservationApi.as(ADMIN)
                .get("/v1/os-hosts/allocations?lease_id=" + lease)
                .statusCode(200)
                .extract()
                .path("allocations.findAll { !it.reservations.isEmpty() }.resource_id");
    }

    /** The number of slots that the lease holds, by host. */
    public Map<String, Integer> slotsOf(String lease) {
        List<Map<String, Object>> hosts = ReservationApi.as(ADMIN)
                .get("/v1/os-hosts/allocations?lease_id=" + lease)
                .statusCode(200)
                .extract()
                .path("allocations.findAll { !it.reservations.isEmpty() }.collect"
                        + " { [host: it.resource_id, slots: it.reservations.slots.sum()] }");
        return hosts.stream()
                .collect(Collectors.toMap(host -> (String) host.get("host"), host -> (Integer) host.get("slots")));
    }

    private static void register(String host, String gpu) {
        var unused = ReservationApi.as(ADMIN)
                .post("/v1/os-hosts", "{\"name\": \"%s\", \"gpu\": \"%s\"}".formatted(host, gpu))
                .statusCode(201);
    }
}
