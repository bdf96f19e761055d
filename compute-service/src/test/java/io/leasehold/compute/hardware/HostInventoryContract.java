package io.leasehold.compute.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests that every adapter must pass as {@link HostInventory}. */
public abstract class HostInventoryContract {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Returns the adapter under test. */
    protected abstract HostInventory inventory();

    /** Changes a host that the inventory lists and returns its name. */
    protected abstract Mtms disturb();

    /** Reverts {@link #disturb()}. */
    protected abstract void calm();

    @Test
    void every_host_is_listed_once() {
        assertThat(hosts()).extracting(HostInfo::mtms).isNotEmpty().doesNotHaveDuplicates();
        assertThat(hosts()).extracting(HostInfo::uuid).doesNotHaveDuplicates();
    }

    @Test
    void repeated_lists_are_equal_and_in_the_same_order() {
        assertThat(hosts()).isEqualTo(hosts());
    }

    @Test
    void sizes_are_reported_and_usable_by_partitions() {
        assertThat(hosts()).allSatisfy(host -> {
            assertThat(host.size().procUnits()).isPositive();
            assertThat(host.size().memoryMb() % host.size().lmbMb()).isZero();
        });
    }

    @Test
    void a_change_is_signalled_to_listeners_and_listed_next_time() {
        List<HostInfo> before = hosts();
        AtomicInteger told = new AtomicInteger();
        inventory().onChange(told::incrementAndGet);

        Mtms disturbed = disturb();

        await().atMost(SOON).untilAsserted(() -> assertThat(told).hasPositiveValue());
        assertThat(hosts()).isNotEqualTo(before).extracting(HostInfo::mtms).contains(disturbed);
        calm();
        assertThat(hosts()).isEqualTo(before);
    }

    private List<HostInfo> hosts() {
        return inventory().listHosts().await().atMost(SOON);
    }
}
