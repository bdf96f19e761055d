package io.leasehold.compute.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.DecodeException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceFlavorTest {
    @Test
    void ephemeral_disk_and_extra_specs_are_read_from_the_flavor_s_json() {
        SourceFlavor flavor = SourceFlavor.of("""
                {"id": "4711", "name": "db.medium", "vcpus": 2, "ram": 4096, "disk": 50,
                 "OS-FLV-EXT-DATA:ephemeral": 10, "extra_specs": {"powervm:dedicated_proc": "true", "weight": 3}}
                """);

        assertThat(flavor).isEqualTo(new SourceFlavor(10, Map.of("powervm:dedicated_proc", "true", "weight", "3")));
    }

    @Test
    void an_invalid_flavor_text_is_refused() {
        assertThatThrownBy(() -> SourceFlavor.of("4711,db.medium")).isInstanceOf(DecodeException.class);
    }
}
