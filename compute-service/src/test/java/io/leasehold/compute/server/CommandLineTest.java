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

/** The unmodified OpenStack command line, where installed, with the newest microversion that both sides support. */
@ComputeTest
class CommandLineTest {
    private static final String OLDEST = "2.1";
    private static final String LATEST = "2.79";
    private static final Path CLIENT = Path.of("/usr/bin/openstack");

    @TempDir
    Path folder;

    @BeforeAll
    static void the_client_is_installed() {
        assumeTrue(Files.isExecutable(CLIENT), "python3-openstackclient is not installed");
    }

    @BeforeEach
    void the_fleet_is_open_to_all_projects() {
        KnownFleet.await();
        Pools.clear();
    }

    @AfterEach
    void servers_are_deleted() {
        ServersApi.clear();
    }

    @Test
    void a_server_is_created_by_names_and_powered_and_deleted() {
        String made =
                openstack(LATEST, "server", "create", "--flavor", "m1.tiny", "--image", "aix-73", "--wait", "by-hand");

        assertThat(made).contains("by-hand", "ACTIVE", "m1.tiny", "aix-73");
        assertThat(openstack(LATEST, "server", "list")).contains("by-hand", "ACTIVE", "m1.tiny", "aix-73");
        assertThat(openstack(LATEST, "server", "stop", "by-hand")).isEmpty();
        shows("SHUTOFF");
        assertThat(openstack(LATEST, "server", "start", "by-hand")).isEmpty();
        shows("ACTIVE");
        assertThat(openstack(LATEST, "server", "delete", "--wait", "by-hand")).doesNotContain("rror");
    }

    @Test
    void the_oldest_version_is_supported() {
        assertThat(openstack(
                        OLDEST, "server", "create", "--flavor", "m1.tiny", "--image", "aix-73", "--wait", "by-hand"))
                .contains("ACTIVE", "m1.tiny", "aix-73");
    }

    @Test
    void flavors_limits_zones_and_groups_are_available() {
        assertThat(openstack(LATEST, "flavor", "list")).contains("m1.tiny");
        assertThat(openstack(LATEST, "limits", "show", "--absolute")).contains("totalInstancesUsed");
        assertThat(openstack(LATEST, "availability", "zone", "list", "--compute"))
                .contains("nova");
        assertThat(openstack(LATEST, "server", "group", "create", "--policy", "anti-affinity", "apart"))
                .contains("anti-affinity");
        assertThat(openstack(LATEST, "server", "group", "delete", "apart")).isEmpty();
    }

    private void shows(String status) {
        ServersApi.soon(
                () -> assertThat(openstack(LATEST, "server", "show", "by-hand")).contains(status));
    }

    private String openstack(String version, String... command) {
        List<String> line = new ArrayList<>(List.of(CLIENT.toString(), "--os-compute-api-version", version));
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
