package io.leasehold.common.test;

import io.leasehold.backing.postgres.LocalRoles;
import io.leasehold.backing.postgres.PostgresServer;
import io.leasehold.backing.postgres.ServiceRole;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Configuration of a service under test for {@link TestBacking}. The argument {@code role} is a local role of the
 * database.
 */
public class BackingResource implements QuarkusTestResourceLifecycleManager {
    private String role = "reservation";

    @Override
    public void init(Map<String, String> arguments) {
        role = arguments.getOrDefault("role", role);
    }

    @Override
    public Map<String, String> start() {
        TestBacking backing = TestBacking.shared();
        ServiceRole login = LocalRoles.get(role);
        return Map.of(
                "leasehold.database.address",
                "127.0.0.1:%d/%s".formatted(backing.postgres().port(), PostgresServer.DATABASE),
                "leasehold.database.user",
                login.name(),
                "leasehold.database.password",
                login.password(),
                "leasehold.kafka.bootstrap-servers",
                backing.kafka().bootstrapServers(),
                "leasehold.identity.issuer",
                backing.identity().issuer());
    }

    @Override
    public void stop() {
        // the servers are shared by all tests of the JVM and end with it
    }
}
