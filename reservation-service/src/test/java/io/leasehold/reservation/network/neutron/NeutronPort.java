package io.leasehold.reservation.network.neutron;

import io.leasehold.backing.server.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Directs the service under test to the port of a {@link FakeNeutron}. */
public class NeutronPort implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("leasehold.network.url", "http://127.0.0.1:" + FreePort.any());
    }

    @Override
    public void stop() {
        // a port without a server needs no stop
    }
}
