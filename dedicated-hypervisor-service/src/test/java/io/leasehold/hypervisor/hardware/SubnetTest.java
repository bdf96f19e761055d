package io.leasehold.hypervisor.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {
    private final Subnet subnet = Subnet.of(UUID.randomUUID(), "192.168.1.0/24");

    @ParameterizedTest
    @CsvSource({
        "192.168.1.2, true",
        "192.168.1.254, true",
        "192.168.1.0, false",
        "192.168.1.1, false",
        "192.168.1.255, false",
        "192.168.2.2, false",
        "192.168.0.255, false"
    })
    void network_broadcast_and_gateway_addresses_are_reserved(String address, boolean allowed) {
        assertThat(subnet.allows(Ipv4.of(address))).isEqualTo(allowed);
    }

    @Test
    void allocation_starts_after_the_gateway() {
        assertThat(subnet.gateway()).hasToString("192.168.1.1");
        assertThat(subnet.first()).hasToString("192.168.1.2");
        assertThat(subnet.last()).hasToString("192.168.1.254");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", "a.b.c.d", "::1"})
    void an_invalid_address_is_refused(String text) {
        assertThat(Ipv4.find(text)).isEmpty();
    }
}
