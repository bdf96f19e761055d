package io.leasehold.compute.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every adapter must do as a {@link HostInventory}. */
public abstract class HostInventoryContract {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** The adapter under test. */
    protected abstract HostInventory inventory();

    /** Makes something happen to a host that the inventory lists; returns its name. */
    protected abstract Mtms disturb();

    /** Undoes what {@link #disturb()} did. */
    protected abstract void calm();

    @Test
    void every_host_is_listed_once() {
        assertThat(hosts()).extracting(HostInfo::mtms).isNotEmpty().doesNotHaveDuplicates();
        assertThat(hosts()).extracting(HostInfo::uuid).doesNotHaveDuplicates();
    }

    @Test
    void looking_twice_shows_the_same_in_the_same_order() {
        assertThat(hosts()).isEqualTo(hosts());
    }

    @Test
    void sizes_are_given_and_partitions_can_use_them() {
        assertThat(hosts()).allSatisfy(host -> {
            assertThat(host.size().procUnits()).isPositive();
            assertThat(host.size().memoryMb() % host.size().lmbMb()).isZero();
        });
    }

    @Test
    void a_change_is_told_to_listeners_and_seen_in_the_next_look() {
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
