package io.leasehold.e2e;

import static io.leasehold.local.story.Patience.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The unmodified OpenStack command line with its reservation commands; runs where both are installed. */
class RealClientIT {
    @BeforeAll
    static void the_client_is_installed() {
        assumeTrue(
                Stream.of("/usr/bin/openstack", "/usr/local/bin/openstack")
                                .map(Path::of)
                                .anyMatch(Files::exists)
                        && run("admin", "admin", "reservation", "lease", "list", "--help")
                                        .code()
                                == 0,
                "python3-openstackclient and python3-blazarclient are not installed");
    }

    private record Outcome(int code, String output) {}

    @Test
    void an_administrator_hands_over_a_host_and_a_member_leases_it() {
        succeeds("admin", "admin", "reservation", "host", "create", "910542A_78A2010");
        assertThat(succeeds("admin", "admin", "reservation", "host", "list")).contains("910542A_78A2010");

        succeeds(
                "alice",
                "demo",
                "reservation",
                "lease",
                "create",
                "--reservation",
                "resource_type=physical:host,min=1,max=1,hypervisor_properties=,resource_properties=",
                "--start-date",
                "2050-01-01 10:00",
                "--end-date",
                "2050-01-01 12:00",
                "by-the-client");
        assertThat(succeeds("alice", "demo", "reservation", "lease", "list")).contains("by-the-client");
        succeeds("alice", "demo", "reservation", "lease", "set", "--prolong-for", "1h", "by-the-client");
        assertThat(succeeds("alice", "demo", "reservation", "lease", "show", "by-the-client"))
                .contains("2050-01-01T13:00:00.000000");
        succeeds("alice", "demo", "reservation", "lease", "delete", "by-the-client");

        succeeds("admin", "admin", "reservation", "host", "delete", "15");
    }

    @Test
    void a_member_boots_stops_starts_and_deletes_a_server() {
        assertThat(succeeds("alice", "demo", "flavor", "list")).contains("m1.tiny");
        succeeds(
                "alice",
                "demo",
                "server",
                "create",
                "--flavor",
                "m1.tiny",
                "--image",
                "aix-73",
                "--wait",
                "typed-by-hand");
        assertThat(succeeds("alice", "demo", "server", "list")).contains("typed-by-hand", "ACTIVE", "aix-73");
        succeeds("alice", "demo", "server", "stop", "typed-by-hand");
        expect(
                "the server is stopped",
                () -> assertThat(succeeds("alice", "demo", "server", "show", "typed-by-hand"))
                        .contains("SHUTOFF"));
        succeeds("alice", "demo", "server", "start", "typed-by-hand");
        assertThat(succeeds("bob", "other", "server", "list")).doesNotContain("typed-by-hand");
        succeeds("alice", "demo", "server", "delete", "--wait", "typed-by-hand");
        assertThat(succeeds("alice", "demo", "server", "list")).doesNotContain("typed-by-hand");
        assertThat(succeeds("admin", "admin", "hypervisor", "list")).contains("910542A_78A1B01");
    }

    @Test
    void a_wrong_password_is_refused() {
        Outcome outcome = runAs("alice", "wrong", "demo", List.of("token", "issue"));

        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.output()).contains("401");
    }

    @CanIgnoreReturnValue
    private static String succeeds(String user, String project, String... command) {
        Outcome outcome = run(user, project, command);
        assertThat(outcome.code()).as(outcome.output()).isZero();
        return outcome.output();
    }

    private static Outcome run(String user, String project, String... command) {
        return runAs(user, user, project, List.of(command));
    }

    private static Outcome runAs(String user, String password, String project, List<String> command) {
        List<String> line = new ArrayList<>(List.of("openstack"));
        line.addAll(command);
        ProcessBuilder process = new ProcessBuilder(line).redirectErrorStream(true);
        process.environment()
                .putAll(Map.of(
                        "OS_AUTH_URL",
                        SharedStack.get().gateway() + "/identity/v3",
                        "OS_USERNAME",
                        user,
                        "OS_PASSWORD",
                        password,
                        "OS_PROJECT_NAME",
                        project,
                        "OS_USER_DOMAIN_NAME",
                        "Default",
                        "OS_PROJECT_DOMAIN_NAME",
                        "Default",
                        "OS_IDENTITY_API_VERSION",
                        "3"));
        try {
            Process client = process.start();
            String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(client.waitFor(), output);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("cannot run the client", failure);
        }
    }
}
