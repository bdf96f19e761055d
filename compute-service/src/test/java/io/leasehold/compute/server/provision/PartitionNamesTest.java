package io.leasehold.compute.server.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.id.Ids;
import io.leasehold.compute.server.Nic;
import io.leasehold.compute.server.ServerIds;
import io.leasehold.compute.server.ServerSpec.Network;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartitionNamesTest {
    private static final UUID ID = UUID.fromString("1b4e28ba-2fa1-41d2-883f-0016d3cca427");

    @Test
    void the_name_of_a_partition_is_derived_from_its_server() {
        assertThat(LparName.of("web", ID)).isEqualTo("web-1b4e28ba");
        assertThat(LparName.of("a(b)<c>*$&?|[d]'\"`e", ID)).isEqualTo("a_b__c_______d____e-1b4e28ba");
        assertThat(LparName.of("grüße-and-a-very-long-name-indeed", ID))
                .isEqualTo("gr__e-and-a-very-long--1b4e28ba")
                .hasSize(31);
    }

    @Test
    void ids_are_valid_partition_ids() {
        ServerIds ids = new ServerIds(new Ids());

        assertThat(Stream.generate(ids::next).limit(100))
                .allSatisfy(id -> assertThat(id.getMostSignificantBits()).isNotNegative());
        assertThat(ServerIds.find("1B4E28BA2FA141D2883F0016D3CCA427")).contains(ID);
        assertThat(ServerIds.find("not-a-uuid")).isEmpty();
    }

    @Test
    void addresses_are_generated_reproducibly_unless_given() {
        List<Network> networks =
                List.of(new Network("auto", Optional.empty()), new Network("n", Optional.of("fd00::1")));

        List<Nic> nics = AddressGenerator.of(ID, networks);

        assertThat(nics).isEqualTo(AddressGenerator.of(ID, networks)).hasSize(2);
        assertThat(nics.getFirst().address()).matches("198\\.1[89]\\.\\d{1,3}\\.\\d{1,3}");
        assertThat(nics.getFirst().mac()).matches("fa:16:3e(:[0-9a-f]{2}){3}");
        assertThat(nics.getLast().version()).isEqualTo(6);
        assertThat(nics).extracting(Nic::portId).doesNotHaveDuplicates();
    }
}
