package io.leasehold.device.attachment;

import static io.leasehold.device.DataCentre.D1;
import static io.leasehold.device.DataCentre.D2;
import static io.leasehold.device.DataCentre.D3;
import static io.leasehold.device.DataCentre.D5;
import static io.leasehold.device.DataCentre.D6;
import static io.leasehold.device.DataCentre.D9;
import static io.leasehold.device.DataCentre.H1;
import static io.leasehold.device.DataCentre.V2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@DeviceTest
class FrozenHostTest {
    private static final DeviceApi ADMIN = DeviceApi.fixtureSession();
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int ROUNDS = 3;

    @AfterEach
    void reset_the_fixture() {
        DataCentre.reset();
    }

    @Test
    void a_frozen_host_does_not_slow_the_others_down() {
        int before = 0;
        int during = 0;
        int warmUp = count(knownVms(2));

        // in turns, so that other work of the machine falls on both
        for (int round = 0; round < ROUNDS; round++) {
            DataCentre.reset();
            before += count(knownVms(2));
            DataCentre.reset();
            freeze();
            during += count(knownVms(2));
        }

        assertThat(warmUp).isPositive();
        assertThat((double) during / before).isGreaterThanOrEqualTo(0.95);
    }

    /** Attaches that the host never answers, more than the host has places. */
    private static void freeze() {
        DataCentre.injectFault("{\"op\":\"attach\",\"host\":\"%s\",\"error\":\"Frozen\",\"times\":1000}".formatted(H1));
        List<String> vms = knownVms(20);
        for (int number = 0; number < vms.size(); number++) {
            String device = List.of(D1, D2, D3).get(number % 3);
            defer().attach(device, vms.get(number)).statusCode(202);
        }
        defer().attach(D9, V2).statusCode(202);
    }

    /** Counts the attaches and detaches that one client for each of two devices of the other host gets done. */
    private static int count(List<String> vms) {
        AtomicInteger completed = new AtomicInteger();
        long end = System.nanoTime() + WINDOW.toNanos();
        List<String> devices = List.of(D5, D6);
        List<CompletableFuture<Void>> clients = List.of(0, 1).stream()
                .map(number -> CompletableFuture.runAsync(() -> {
                    while (System.nanoTime() < end) {
                        ADMIN.attach(devices.get(number), vms.get(number)).statusCode(200);
                        ADMIN.detach(devices.get(number), vms.get(number)).statusCode(200);
                        completed.addAndGet(2);
                    }
                }))
                .toList();
        clients.forEach(CompletableFuture::join);
        return completed.get();
    }

    private static List<String> knownVms(int count) {
        List<String> vms = DataCentre.createVms(count);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> ADMIN.get("/mdev-devices/candidates?vmInstanceUuid=" + vms.getLast())
                        .statusCode(200));
        return vms;
    }

    private static DeviceApi defer() {
        return ADMIN.with("X-Job-UUID", UUID.randomUUID().toString().replace("-", ""));
    }
}
