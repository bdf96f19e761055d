package io.leasehold.e2e;

import static io.leasehold.local.story.Eventually.expect;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests with the unmodified OpenStack command line and its reservation commands; run where both are installed. */
class RealClientIT {
    /** Round trip of contract section 10, case 70; newer libraries know allocations too. */
    private static final String ROUND_TRIP = """
            import datetime, os
            from blazarclient import client
            from keystoneauth1 import session
            from keystoneauth1.identity import v3

            def blazar(user, project):
                auth = v3.Password(auth_url=os.environ["OS_AUTH_URL"], username=user, password=user, project_name=project,
                                   user_domain_name="Default", project_domain_name="Default")
                return client.Client(session=session.Session(auth=auth))

            alice, admin = blazar("alice", "demo"), blazar("admin", "admin")
            end = (datetime.datetime.utcnow() + datetime.timedelta(hours=2)).strftime("%Y-%m-%d %H:%M")
            hosts = {"resource_type": "physical:host", "min": 1, "max": 1, "resource_properties": "",
                     "hypervisor_properties": '["==", "$hypervisor_hostname", "910542A_78A2012"]'}
            lease = alice.lease.create("by-the-library", "now", end, [hosts], [])
            alice.lease.update(lease["id"], prolong_for="1h")
            properties = admin.host.list_properties(detail=True, all=True)
            assert ["7"] in [each["property_values"] for each in properties if each["property"] == "rack"]
            if hasattr(admin, "allocation"):
                assert admin.allocation.get("os-hosts", "17")["resource_id"] == "17"
            assert lease["id"] in [each["id"] for each in alice.lease.list()]
            alice.lease.delete(lease["id"])
            print("round trip done")
            """;

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
    void an_administrator_describes_hosts_and_hands_over_addresses() {
        succeeds("admin", "admin", "reservation", "host", "create", "--extra", "rack=7", "910542A_78A2011");
        assertThat(succeeds("admin", "admin", "reservation", "host", "show", "16"))
                .contains("rack");
        succeeds("admin", "admin", "reservation", "host", "set", "--extra", "rack=8", "16");
        assertThat(succeeds("admin", "admin", "reservation", "host", "property", "list"))
                .contains("rack");
        assertThat(succeeds("admin", "admin", "reservation", "host", "property", "show", "rack"))
                .contains("8");
        succeeds("admin", "admin", "reservation", "host", "property", "set", "--private", "rack");
        assertThat(succeeds("admin", "admin", "reservation", "host", "property", "list"))
                .doesNotContain("rack");
        succeeds("admin", "admin", "reservation", "host", "delete", "16");

        String network = "1e17587e-a7ed-4b82-a17b-4beb32523e28";
        String address = succeeds(
                        "admin",
                        "admin",
                        "reservation",
                        "floatingip",
                        "create",
                        network,
                        "172.24.4.101",
                        "-f",
                        "value",
                        "-c",
                        "id")
                .strip()
                .lines()
                .reduce((told, id) -> id)
                .orElseThrow();
        assertThat(succeeds("alice", "demo", "reservation", "floatingip", "list"))
                .contains("172.24.4.101");
        assertThat(succeeds("alice", "demo", "reservation", "floatingip", "show", address))
                .contains(network);
        succeeds("admin", "admin", "reservation", "floatingip", "delete", address);
    }

    @Test
    @Tag("case-70")
    void the_python_library_makes_a_round_trip() {
        succeeds("admin", "admin", "reservation", "host", "create", "--extra", "rack=7", "910542A_78A2012");

        Outcome outcome = execute(environment("alice", "alice", "demo"), List.of("/usr/bin/python3", "-c", ROUND_TRIP));

        assertThat(outcome.code()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("round trip done");
        succeeds("admin", "admin", "reservation", "host", "delete", "17");
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
        return execute(environment(user, password, project), line);
    }

    private static Map<String, String> environment(String user, String password, String project) {
        return Map.of(
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
                "3");
    }

    private static Outcome execute(Map<String, String> environment, List<String> line) {
        ProcessBuilder process = new ProcessBuilder(line).redirectErrorStream(true);
        process.environment().putAll(environment);
        try {
            Process client = process.start();
            String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(client.waitFor(), output);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("cannot run the client", failure);
        }
    }
}
