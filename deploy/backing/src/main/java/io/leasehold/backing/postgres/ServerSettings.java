package io.leasehold.backing.postgres;

import io.leasehold.backing.server.BackingServer;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of the embedded server: on the loopback interface only, in UTC, with the same sort order on every machine.
 */
final class ServerSettings {

    private ServerSettings() {}

    static Map<String, String> of(boolean durable) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "listen_addresses", BackingServer.LOOPBACK,
                "unix_socket_directories", "",
                "max_connections", "200",
                "timezone", "UTC",
                "log_timezone", "UTC"));
        String crashSafe = durable ? "on" : "off";
        settings.put("fsync", crashSafe);
        settings.put("full_page_writes", crashSafe);
        settings.put("synchronous_commit", crashSafe);
        return settings;
    }

    static Map<String, String> locale() {
        return Map.of("locale", "C", "locale-provider", "builtin", "builtin-locale", "C.UTF-8");
    }
}
