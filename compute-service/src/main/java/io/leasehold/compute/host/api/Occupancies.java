package io.leasehold.compute.host.api;

import io.leasehold.common.paging.Page;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.host.Host;
import io.leasehold.compute.vsn.HostVsn;
import io.leasehold.compute.vsn.Vsns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the servers and virtual serial numbers on hosts: two statements for any number of hosts. */
@Singleton
class Occupancies {
    private static final String ON = """
            select host, sum(proc_units) as proc_units, sum(memory_mb) as memory_mb, sum(disk_gb) as disk_gb,
                count(*) as number, count(task_state) as working,
                json_agg(json_build_object('name', name, 'uuid', id) order by created_at, id) as servers
            from existing_server
            where host = any($1)
            group by host
            """;
    private static final String TOTAL = """
            select coalesce(sum(proc_units), 0) as proc_units, coalesce(sum(memory_mb), 0) as memory_mb,
                coalesce(sum(disk_gb), 0) as disk_gb, count(*) as number, count(task_state) as working,
                '[]'::json as servers
            from existing_server
            where host is not null
            """;

    private final Vsns vsns;
    private final Pool pool;

    Occupancies(Vsns vsns, Pool pool) {
        this.vsns = vsns;
        this.pool = pool;
    }

    /** Adds the occupancy to the hosts of a page. */
    Uni<Page<OccupiedHost>> of(Page<Host> page) {
        List<Mtms> names = page.items().stream().map(host -> host.info().mtms()).toList();
        return on(names)
                .chain(used -> vsns.on(pool, names)
                        .map(numbers -> page.items().stream()
                                .map(host -> occupied(host, used, numbers))
                                .toList()))
                .map(occupied -> new Page<>(occupied, page.next()));
    }

    /** Adds the occupancy to one host. */
    Uni<OccupiedHost> of(Host host) {
        return of(new Page<>(List.of(host), Optional.empty()))
                .map(page -> page.items().getFirst());
    }

    /** Returns the occupancy of all hosts together. */
    Uni<Occupancy> total() {
        return pool.preparedQuery(TOTAL)
                .execute()
                .map(rows -> occupancy(rows.iterator().next()));
    }

    private Uni<Map<Mtms, Occupancy>> on(List<Mtms> hosts) {
        return pool.preparedQuery(ON)
                .execute(Tuple.of(hosts.stream().map(Mtms::toString).toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> Mtms.of(row.getString("host")), Occupancies::occupancy)));
    }

    private static OccupiedHost occupied(Host host, Map<Mtms, Occupancy> used, Map<Mtms, List<HostVsn>> numbers) {
        Mtms name = host.info().mtms();
        return new OccupiedHost(host, used.getOrDefault(name, Occupancy.NONE), numbers.getOrDefault(name, List.of()));
    }

    private static Occupancy occupancy(Row row) {
        return new Occupancy(
                row.getBigDecimal("proc_units"),
                row.getInteger("memory_mb"),
                row.getInteger("disk_gb"),
                row.getInteger("number"),
                row.getInteger("working"),
                occupants(row.getJsonArray("servers")));
    }

    private static List<Occupancy.Occupant> occupants(JsonArray servers) {
        return servers.stream()
                .map(JsonObject.class::cast)
                .map(server -> new Occupancy.Occupant(server.getString("name"), server.getString("uuid")))
                .toList();
    }
}
