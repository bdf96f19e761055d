package io.leasehold.reservation.network.neutron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.reservation.network.AddressTaken;
import io.leasehold.reservation.network.ExternalNetwork;
import io.leasehold.reservation.network.ExternalNetworkContract;
import io.leasehold.reservation.test.ReservationTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ReservationTest
@QuarkusTestResource(NeutronPort.class)
class NeutronNetworkTest extends ExternalNetworkContract {
    private static final JsonObject DOCUMENTED_NETWORK = new JsonObject(
            "{\"id\": \"%s\", \"subnets\": [\"%s\"], \"router:external\": true}".formatted(NETWORK, SUBNET));
    private static final JsonArray DOCUMENTED_SUBNETS = new JsonArray("""
            [{"id": "%s", "cidr": "172.24.4.0/24", "gateway_ip": "172.24.4.1", "ip_version": 4,
              "allocation_pools": [{"start": "172.24.4.2", "end": "172.24.4.99"}]}]
            """.formatted(SUBNET));

    @Inject
    @Identifier("neutron") ExternalNetwork network;

    @Inject
    @ConfigProperty(name = "leasehold.network.url")
    URI url;

    private FakeNeutron neutron;

    @BeforeEach
    void neutron_runs() throws IOException {
        neutron = new FakeNeutron(url, DOCUMENTED_NETWORK, DOCUMENTED_SUBNETS);
    }

    @AfterEach
    void neutron_ends() {
        neutron.close();
    }

    @Test
    void a_created_address_is_marked_as_the_reservations() {
        done(network.create(MINE));

        assertThatObject(neutron.floatingIp(ADDRESS).orElseThrow())
                .returns(NETWORK, created -> created.getString("floating_network_id"))
                .returns(SUBNET, created -> created.getString("subnet_id"))
                .returns(
                        new JsonArray().add("blazar").add("reservation:" + MINE.reservationId()),
                        created -> created.getJsonArray("tags"));
    }

    @Test
    void an_unmarked_address_of_the_project_is_left_from_a_create_that_broke_off() {
        neutron.allocate(ADDRESS, MINE.projectId());

        done(network.create(MINE));

        assertThat(neutron.floatingIp(ADDRESS).orElseThrow().getJsonArray("tags"))
                .contains("reservation:" + MINE.reservationId());
    }

    @Test
    void an_unmarked_address_of_another_project_is_left_alone() {
        neutron.allocate(ADDRESS, "9da9116dcc444ad8aca57db398fcb477");

        assertThatThrownBy(() -> done(network.create(MINE))).isInstanceOf(AddressTaken.class);
        done(network.delete(MINE));

        assertThat(owner()).contains("9da9116dcc444ad8aca57db398fcb477");
    }

    @Test
    void an_address_in_use_is_taken_off_what_uses_it() {
        done(network.create(MINE));
        neutron.attach(ADDRESS);

        done(network.delete(MINE));

        assertThat(owner()).isEmpty();
    }

    @Override
    protected ExternalNetwork network() {
        return network;
    }

    @Override
    protected Optional<String> owner() {
        return neutron.floatingIp(ADDRESS).map(floatingIp -> floatingIp.getString("project_id"));
    }

    @Override
    protected void breakDown() {
        neutron.breakDown();
    }

    @Override
    protected void loseAnswers() {
        neutron.forgetAnswers();
    }

    @Override
    protected void mend() {
        neutron.mend();
    }
}
