package io.leasehold.compute.server;

import static io.leasehold.common.test.TestBacking.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leasehold.common.test.TestBacking;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified OpenStack command line, where it is installed; it speaks the newest version that it can agree on. */
@ComputeTest
class CommandLineTest {
    private static final Path CLIENT = Path.of("/usr/bin/openstack");

    @TempDir
    Path folder;

    @BeforeAll
    static void the_client_is_installed() {
        assumeTrue(Files.isExecutable(CLIENT), "python3-openstackclient is not installed");
    }

    @BeforeEach
    void the_fleet_is_open_to_all() {
        KnownFleet.await();
        Pools.clear();
    }

    @AfterEach
    void no_server_is_left() {
        ServersApi.clear();
    }

    @Test
    void a_server_is_made_by_names_switched_and_removed() {
        assertThat(openstack("flavor", "list")).contains("m1.tiny");
        assertThat(openstack("image", "list")).contains("aix-73");

        String made = openstack(
                "server", "create", "--flavor", "m1.tiny", "--image", "aix-73", "--nic", "none", "--wait", "by-hand");

        assertThat(made).contains("by-hand", "ACTIVE", "m1.tiny", "aix-73");
        assertThat(openstack("server", "list")).contains("by-hand", "ACTIVE", "m1.tiny", "aix-73");
        assertThat(openstack("server", "stop", "by-hand")).isEmpty();
        ServersApi.soon(() -> assertThat(openstack("server", "show", "by-hand")).contains("SHUTOFF"));
        assertThat(openstack("server", "start", "by-hand")).isEmpty();
        ServersApi.soon(() -> assertThat(openstack("server", "show", "by-hand")).contains("ACTIVE"));
        assertThat(openstack("limits", "show", "--absolute")).contains("totalInstancesUsed");
        assertThat(openstack("availability", "zone", "list", "--compute")).contains("nova");
        assertThat(openstack("server", "delete", "--wait", "by-hand")).isEmpty();
        assertThat(openstack("server", "list")).doesNotContain("by-hand");
    }

    private String openstack(String... command) {
        List<String> line = new ArrayList<>(List.of(CLIENT.toString()));
        line.addAll(Arrays.asList(command));
        ProcessBuilder process = new ProcessBuilder(line).redirectErrorStream(true);
        process.environment().put("OS_CLIENT_CONFIG_FILE", cloud().toString());
        process.environment().put("OS_CLOUD", "here");
        try {
            Process client = process.start();
            String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(client.waitFor()).as(output).isZero();
            return output.strip();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("cannot run the client", failure);
        }
    }

    private Path cloud() {
        String base = "http://127.0.0.1:" + RestAssured.port;
        String text = """
                clouds:
                  here:
                    auth_type: admin_token
                    auth: {endpoint: "%s/v2.1", token: "%s"}
                    compute_endpoint_override: "%s/v2.1"
                    image_endpoint_override: "%s/v2"
                """.formatted(base, TestBacking.shared().identity().token(ALICE), base, base);
        try {
            return Files.writeString(folder.resolve("clouds.yaml"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
