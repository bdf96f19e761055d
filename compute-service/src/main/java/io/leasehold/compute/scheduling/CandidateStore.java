package io.leasehold.compute.scheduling;

import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.scheduling.Candidate.HostAggregate;
import io.leasehold.compute.scheduling.Candidate.Neighbours;
import io.leasehold.compute.scheduling.PlacementRequest.Affinity;
import io.leasehold.compute.scheduling.PlacementRequest.Group;
import io.leasehold.compute.scheduling.PlacementRequest.Share;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads hosts as candidates, in one statement for any number of hosts. */
@Singleton
class CandidateStore {
    private static final String LOCK = "select from recorded_host where mtms = $1 for no key update";
    private static final String CANDIDATES = """
            with living as (
                select * from existing_server where host is not null and id <> $2),
            load as (
                select host, sum(vcpus) as vcpus, sum(proc_units) as proc_units, sum(memory_mb) as memory_mb,
                    sum(disk_gb) as disk_gb,
                    count(*) filter (where flavor_id = $3) as of_flavor,
                    count(*) filter (where group_id = $4) as of_group,
                    array_agg(id) filter (where id = any($5)) as named
                from living group by host),
            failures as (
                select distinct host from failed_host where updated_at > $6)
            select host.*, load.vcpus as used_vcpus, load.proc_units as used_units, load.memory_mb as used_memory_mb,
                load.disk_gb as used_disk_gb, load.of_group, load.named,
                (select count(*) from living where group_id = $4) as group_size,
                slot.total - coalesce(load.of_flavor, 0) as slots,
                failures.host is not null as failed_lately,
                (select count(*) from vsn_use vsn
                 where vsn.host = host.mtms and vsn.state = 'free' and vsn.auto_assign) as auto_vsns,
                (select coalesce(json_agg(json_build_object('name', member.name,
                            'zone', member.availability_zone, 'metadata', member.metadata)), '[]')
                 from aggregate_member member
                 where member.mtms = host.mtms) as pools
            from recorded_host host
            left join load on load.host = host.mtms
            left join reserved_slot slot on slot.mtms = host.mtms and slot.reservation_id = $3
            left join failures on failures.host = host.mtms
            where $1::text is null or host.mtms = $1
            """;

    /** Locks the host until the transaction ends: no server is placed on the host, and the host is not moved. */
    Uni<Void> lock(SqlConnection connection, Mtms host) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(host.toString())).replaceWithVoid();
    }

    /** Reads all hosts, or only one. */
    Uni<List<Candidate>> candidates(
            SqlClient client, PlacementRequest request, Optional<Mtms> only, Instant failedSince) {
        Affinity affinity = request.affinity();
        return client.preparedQuery(CANDIDATES)
                .execute(Tuple.of(
                        only.map(Mtms::toString).orElse(null),
                        request.server(),
                        request.flavorId(),
                        affinity.group().map(Group::id).orElse(null),
                        Stream.concat(affinity.sameHost().stream(), affinity.differentHost().stream())
                                .toArray(UUID[]::new),
                        failedSince.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(CandidateStore::candidate).toList());
    }

    private static Candidate candidate(Row row) {
        return new Candidate(
                Mtms.of(row.getString("mtms")),
                row.getUUID("uuid"),
                row.getString("state").equals("up") && row.getString("status").equals("enabled"),
                HostInfo.Manager.valueOf(row.getString("manager").toUpperCase(Locale.ROOT)),
                new HostInfo.Abilities(
                        row.getBoolean("vsn_capable"),
                        row.getBoolean("vsn_enabled"),
                        List.of(row.getArrayOfStrings("os_capable"))),
                new HostInfo.Size(
                        row.getBigDecimal("proc_units"),
                        row.getInteger("memory_mb"),
                        row.getInteger("lmb_mb"),
                        row.getInteger("disk_gb")),
                used(row),
                aggregates(row.getJsonArray("pools")),
                Optional.ofNullable(row.getInteger("slots")),
                row.getInteger("auto_vsns"),
                neighbours(row),
                row.getBoolean("failed_lately"));
    }

    private static Share used(Row row) {
        return new Share(
                number(row, "used_vcpus"),
                Optional.ofNullable(row.getBigDecimal("used_units")).orElse(BigDecimal.ZERO),
                number(row, "used_memory_mb"),
                number(row, "used_disk_gb"));
    }

    private static Neighbours neighbours(Row row) {
        UUID[] named = row.getArrayOfUUIDs("named");
        return new Neighbours(
                number(row, "of_group"), number(row, "group_size"), named == null ? List.of() : List.of(named));
    }

    private static int number(Row row, String column) {
        return Optional.ofNullable(row.getInteger(column)).orElse(0);
    }

    private static List<HostAggregate> aggregates(JsonArray json) {
        return json.stream()
                .map(JsonObject.class::cast)
                .map(CandidateStore::aggregate)
                .toList();
    }

    private static HostAggregate aggregate(JsonObject json) {
        Map<String, String> metadata = new TreeMap<>();
        json.getJsonObject("metadata").forEach(entry -> metadata.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new HostAggregate(json.getString("name"), Optional.ofNullable(json.getString("zone")), metadata);
    }
}
