package io.leasehold.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortInUseTest {
    private static final Ports PORTS = Ports.free(Service.ALL);

    @Test
    void free_ports_pass() {
        PortInUse.check(PORTS);
    }

    @Test
    void a_taken_port_is_named_with_the_part_that_needs_it() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, Integer> managements = new LinkedHashMap<>(PORTS.managements());
            managements.put("compute-service", taken.getLocalPort());

            assertThatThrownBy(() -> PortInUse.check(new Ports(PORTS.apis(), managements)))
                    .hasMessage("Port %d is in use, and compute-service (management) needs it: "
                                    .formatted(taken.getLocalPort())
                            + "stop what listens there, then try again.");
        }
    }

    @Test
    void all_free_ports_differ() {
        List<Integer> all = new ArrayList<>(PORTS.apis().values());
        all.addAll(PORTS.managements().values());

        assertThat(all).doesNotHaveDuplicates();
    }
}
