package io.leasehold.device.events;

import static io.leasehold.device.DataCentre.D9;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DeviceTest
class ForcedReleaseTest {
    private static final String ADMINISTRATOR = "36c27e8ff05c4780bf6d2fa65700f22e";
    private static final DeviceApi ADMIN = DeviceApi.fixtureSession();

    @Inject
    Pool pool;

    @BeforeEach
    void reset_the_fixture() {
        DataCentre.reset();
    }

    @ParameterizedTest
    @CsvSource({"PAUSED,Paused", "REBOOT,Rebooting", "MIGRATING,Migrating", "SHELVED,Unknown"})
    void the_end_of_a_lease_takes_the_device_off_a_guest_in_any_state(String status, String state) {
        LeaseRecords lease = LeaseRecords.of(ADMINISTRATOR);
        ServerRecords server = ServerRecords.newServer(ADMINISTRATOR, Optional.of(lease.id));
        server.send("server.active", "ACTIVE", 2);
        eventually(() -> ADMIN.attach(D9, server.vm()).statusCode(200));
        assertThat(DataCentre.simulatedDevice(D9).getBoolean("hot")).isTrue();
        server.send("server.active", status, 3);
        eventually(() -> assertThat(stateOf(server.vm())).isEqualTo(state));

        lease.send("lease.event.end_lease");

        eventually(() -> ADMIN.get("/mdev-devices/" + D9).body("inventories[0].status", equalTo("Active")));
        assertThat(DataCentre.simulatedDevice(D9).getMap("$")).isEmpty();
    }

    private String stateOf(String vm) {
        return pool.preparedQuery("select coalesce(max(state), '') from vm_ref where uuid = $1")
                .execute(Tuple.of(vm))
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }
}
