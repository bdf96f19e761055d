package io.leasehold.bench.database;

import io.leasehold.backing.Backing;
import io.leasehold.backing.postgres.LocalRoles;
import io.leasehold.backing.postgres.PostgresServer;
import io.leasehold.backing.postgres.ServiceRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Database with the tables of reservation-service from its own migrations, without the service. */
final class ReservationTables {
    private static final ServiceRole ROLE = LocalRoles.get("reservation");

    private ReservationTables() {}

    static Database in(String name) throws IOException {
        PostgresServer server = Backing.shared().postgres();
        server.bootstrap(LocalRoles.load());
        Database superuser = new Database(server.host(), server.port(), PostgresServer.DATABASE, server.superuser());
        superuser.run("create database " + name);
        superuser.named(name).run("create extension btree_gist schema public");
        superuser.named(name).run("create schema reservation authorization " + ROLE.name());
        Database database = superuser.named(name).as(ROLE.login());
        for (Path migration : migrations()) {
            database.run(Files.readString(migration));
        }
        return database;
    }

    private static List<Path> migrations() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of(
                "common-api/src/main/resources/db/common", "reservation-service/src/main/resources/db/migration")) {
            try (Stream<Path> files = Files.list(Path.of("../..").resolve(folder))) {
                files.sorted(Comparator.comparingInt(ReservationTables::version))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static int version(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("^V(?:0_)?(\\d+)__.*", "$1"));
    }
}
