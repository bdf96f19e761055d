package io.leasehold.device.attachment;

import static io.leasehold.device.DataCentre.D1;
import static io.leasehold.device.DataCentre.H1;
import static io.leasehold.device.DataCentre.V1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leasehold.device.AnnouncedEvents;
import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.leasehold.device.hardware.AttachMode;
import io.leasehold.device.hardware.Domain;
import io.leasehold.device.hardware.DomainDevices;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion of operations whose process died. */
@DeviceTest
class TakeoverTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String JOB = """
            insert into api_job (uuid, account_uuid, admin, member, api, fingerprint, arguments, shows, status, deadline,
                created_at)
            values ($1, '36c27e8ff05c4780bf6d2fa65700f22e', true, true, $2, 'f',
                '{"device":"2a23f189ed803f869deab2b22ef83b4d","vm":"e4108c6e45303e3bbd9743093127b894",
                  "systemTags":[],"userTags":[]}',
                'MDEV_DEVICE', 'running', now() + interval '1 hour', now())
            """;
    private static final String OPERATION = """
            insert into operation
                (kind, job, subject, holds, phase, note, console, due_at, claim, claimed_by, claimed_until)
            values ($2, $1, case $3 when '' then $1 else '2a23f189ed803f869deab2b22ef83b4d' end, $3 <> '', $3,
                '{"error":{"code":"SYS.1003"}}', 'af505b47d522413d99d361b93cf92d2a', now(), 1, gen_random_uuid(),
                now() - interval '1 second')
            """;
    private static final String RESERVED = """
            update mdev_device set status = 'Reserved', chooser = 'Device',
                vm_instance_uuid = 'e4108c6e45303e3bbd9743093127b894'
            where uuid = '2a23f189ed803f869deab2b22ef83b4d'
            """;

    @Inject
    Pool pool;

    @Inject
    DomainDevices hardware;

    private final String job = UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void reset_the_fixture() {
        DataCentre.reset();
    }

    @ParameterizedTest(name = "an attach that died in {0}, hardware done: {1}, ends with {2}")
    @Tag("case-49")
    @CsvSource({
        "'',false,Attached",
        "RESERVED,false,Attached",
        "HW_SENT,false,Attached",
        "HW_SENT,true,Attached",
        "HW_UNKNOWN,true,Attached",
        "HW_UNKNOWN,false,Active",
        "HW_DONE,true,Attached",
        "COMPENSATING,true,Active",
        "COMPENSATING,false,Active"
    })
    void an_abandoned_attach_is_completed(String phase, boolean attached, String status) {
        AnnouncedEvents announced = AnnouncedEvents.of(V1);
        if (attached) {
            hardware.attach(H1, new Domain(V1, "vm-1"), D1, AttachMode.COLD)
                    .await()
                    .atMost(TIMEOUT);
        }
        if (!phase.isEmpty()) {
            run(RESERVED, Tuple.tuple());
        }
        insertAbandoned("AttachMdevDeviceToVm", phase);

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(jobStatus()).isEqualTo(status.equals("Attached") ? 200 : 503));

        assertThat(statusOf(D1)).isEqualTo(status);
        assertThat(DataCentre.simulatedDevice(D1).getMap("$").isEmpty()).isEqualTo(status.equals("Active"));
        List<String> expected = status.equals("Attached") ? List.of("device.attached") : List.of();
        announced.eventually(events -> assertThat(events).isEqualTo(expected));
    }

    @ParameterizedTest(name = "a detach that died in {0}, hardware done: {1}")
    @Tag("case-49")
    @CsvSource({"'',false", "HW_SENT,false", "HW_SENT,true", "HW_UNKNOWN,true", "HW_DONE,true"})
    void an_abandoned_detach_is_completed(String phase, boolean detached) {
        DeviceApi.fixtureSession().attach(D1, V1).statusCode(200);
        AnnouncedEvents announced = AnnouncedEvents.of(V1);
        if (detached) {
            hardware.detach(H1, new Domain(V1, "vm-1"), D1, AttachMode.COLD)
                    .await()
                    .atMost(TIMEOUT);
        }
        insertAbandoned("DetachMdevDeviceFromVm", phase);

        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(jobStatus()).isEqualTo(200));

        assertThat(statusOf(D1)).isEqualTo("Active");
        assertThat(DataCentre.simulatedDevice(D1).getMap("$")).isEmpty();
        announced.eventually(events -> assertThat(events).endsWith("device.detached api"));
    }

    private void insertAbandoned(String api, String phase) {
        run(JOB, Tuple.of(job, api));
        run(OPERATION, Tuple.of(job, api, phase));
    }

    private int jobStatus() {
        return DeviceApi.anonymous().get("/api-jobs/" + job).extract().statusCode();
    }

    private static String statusOf(String device) {
        return DeviceApi.fixtureSession()
                .get("/mdev-devices/" + device)
                .extract()
                .path("inventories[0].status");
    }

    private void run(String sql, Tuple values) {
        var unused = pool.preparedQuery(sql).execute(values).await().atMost(TIMEOUT);
    }
}
