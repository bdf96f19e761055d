package io.leasehold.reservation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.common.error.ServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "172.24.4.101,172.24.4.101",
        "2001:db8::1,2001:db8::1",
        "2001:DB8:0:0:0:0:0:1,2001:db8::1",
        "::,::",
    })
    void every_address_has_one_spelling(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical).isEqualTo(IpAddress.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "zz",
                "localhost",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                " 1.2.3.4",
                "1.2.3.4/24",
                "1:2",
                "[::1]",
                "fe80::1%eth0",
                "::1::"
            })
    void a_text_that_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(ServiceException.class)
                .hasMessage("IP address %s is invalid form.", text);
    }

    @ParameterizedTest
    @CsvSource({
        "172.24.4.0/24,172.24.4.0,true",
        "172.24.4.0/24,172.24.4.255,true",
        "172.24.4.0/24,172.24.5.0,false",
        "172.24.4.0/24,172.24.3.255,false",
        "10.0.0.0/9,10.127.255.255,true",
        "10.0.0.0/9,10.128.0.0,false",
        "0.0.0.0/0,255.255.255.255,true",
        "0.0.0.0/0,::1,false",
        "10.0.0.1/32,10.0.0.1,true",
        "10.0.0.1/32,10.0.0.0,false",
        "2001:db8::/33,2001:db8:7fff::1,true",
        "2001:db8::/33,2001:db8:8000::1,false",
        "::/0,1.2.3.4,false",
    })
    void a_subnet_contains_the_addresses_with_its_prefix(String cidr, String address, boolean contained) {
        assertThat(Cidr.parse(cidr).contains(IpAddress.parse(address))).isEqualTo(contained);
    }

    @Test
    void no_prefix_is_longer_than_an_address() {
        assertThatThrownBy(() -> Cidr.parse("1.2.3.4/33")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "172.24.4.1,false",
        "172.24.4.2,true",
        "172.24.4.99,true",
        "172.24.4.100,false",
        "::ac18:402,false",
    })
    void a_range_includes_both_its_ends(String address, boolean contained) {
        AddressRange range = new AddressRange(IpAddress.parse("172.24.4.2"), IpAddress.parse("172.24.4.99"));

        assertThat(range.contains(IpAddress.parse(address))).isEqualTo(contained);
    }

    @Test
    void addresses_above_the_middle_of_the_space_are_greater_than_those_below() {
        AddressRange range = new AddressRange(IpAddress.parse("127.255.255.254"), IpAddress.parse("128.0.0.1"));

        assertThat(range.contains(IpAddress.parse("128.0.0.0"))).isTrue();
        assertThat(range.contains(IpAddress.parse("255.0.0.0"))).isFalse();
    }
}
