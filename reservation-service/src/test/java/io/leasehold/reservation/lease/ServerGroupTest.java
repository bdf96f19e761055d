package io.leasehold.reservation.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.Size;
import io.leasehold.reservation.request.InstanceRequest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ServerGroupTest {
    private static final UUID ID = UUID.fromString("087bc740-6d2d-410b-9d47-c7b2b55a9d36");

    @Test
    void the_id_of_the_server_group_is_derived_from_the_reservation_as_compute_derives_it() {
        assertThat(with(Affinity.TOGETHER).serverGroupId())
                .contains(UUID.fromString("540fd402-c1ba-545e-9a79-5e9bb9595191"));
        assertThat(with(Affinity.APART).serverGroupId())
                .isEqualTo(with(Affinity.TOGETHER).serverGroupId());
    }

    @Test
    @Tag("case-19")
    void without_affinity_there_is_no_server_group_but_a_flavor() {
        assertThat(with(Affinity.NONE).serverGroupId()).isEmpty();
        assertThat(with(Affinity.NONE).flavorId()).isEqualTo(ID);
    }

    private static Reservation with(Affinity affinity) {
        InstanceRequest request = new InstanceRequest(1, new Size(1, 1, 0), affinity, null, "default");
        return Reservation.pending(ID, ID, request, 1_000_000, Instant.EPOCH, Holdings.NOTHING);
    }
}
