package io.leasehold.common.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;

/**
 * Points a service under test to {@link TestBacking}. Arguments: {@code role}, the database role, and {@code schemas},
 * its schemas separated by commas.
 */
public class BackingResource implements QuarkusTestResourceLifecycleManager {
    private String role = "common";
    private List<String> schemas = List.of("common");

    @Override
    public void init(Map<String, String> arguments) {
        role = arguments.getOrDefault("role", role);
        schemas = List.of(arguments.getOrDefault("schemas", role).split(","));
    }

    @Override
    public Map<String, String> start() {
        TestBacking backing = TestBacking.shared();
        backing.prepare(role, schemas);
        return Map.of(
                "leasehold.database.address",
                        "127.0.0.1:%d/leasehold".formatted(backing.postgres().port()),
                "leasehold.database.user", role,
                "leasehold.database.password", role,
                "leasehold.kafka.bootstrap-servers", backing.kafka().bootstrapServers(),
                "leasehold.identity.issuer", backing.identity().issuer());
    }

    @Override
    public void stop() {
        // the servers are shared by all tests of the JVM and end with it
    }
}
