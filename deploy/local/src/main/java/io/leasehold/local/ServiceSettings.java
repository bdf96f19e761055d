package io.leasehold.local;

import static java.util.Map.entry;

import io.leasehold.backing.identity.LocalUsers;
import io.leasehold.backing.postgres.LocalRoles;
import io.leasehold.backing.postgres.PostgresServer;
import io.leasehold.backing.postgres.ServiceRole;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Environment variables of a service, which hide the passwords from other users of the machine. */
record ServiceSettings(Ports ports, List<Service> neighbours) {
    private static final String HOST = "127.0.0.1";

    Map<String, String> of(Service service) {
        ServiceRole role = LocalRoles.get(service.role());
        Map<String, String> settings = new HashMap<>(Map.ofEntries(
                entry("QUARKUS_PROFILE", "local"),
                entry("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service.name()))),
                entry("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.management(service.name()))),
                entry("LEASEHOLD_BEHIND_GATEWAY", "true"),
                entry("LEASEHOLD_DATABASE_ADDRESS", address(PartNames.POSTGRES) + "/" + PostgresServer.DATABASE),
                entry("LEASEHOLD_DATABASE_USER", role.name()),
                entry("LEASEHOLD_DATABASE_PASSWORD", role.password()),
                entry("LEASEHOLD_KAFKA_BOOTSTRAP_SERVERS", address(PartNames.KAFKA)),
                entry("LEASEHOLD_IDENTITY_ISSUER", issuer(ports)),
                entry("LEASEHOLD_IDENTITY_PUBLIC_URL", "http://localhost:%d/identity".formatted(gateway())),
                entry(
                        "LEASEHOLD_IDENTITY_CLIENT_SECRET",
                        LocalUsers.get(service.module()).password())));
        neighbours.forEach(other -> settings.putIfAbsent(addressOf(other), "http://" + address(other.name())));
        return settings;
    }

    /** Returns the issuer of the identity provider. */
    static String issuer(Ports ports) {
        return "http://%s:%d/leasehold".formatted(HOST, ports.of(PartNames.IDENTITY));
    }

    private int gateway() {
        return ports.of(PartNames.GATEWAY);
    }

    private String address(String name) {
        return "%s:%d".formatted(HOST, ports.of(name));
    }

    /** Returns the environment variable of the setting {@code leasehold.<service>.url}. */
    private static String addressOf(Service service) {
        return "LEASEHOLD_%s_URL".formatted(service.role().toUpperCase(Locale.ROOT));
    }
}
