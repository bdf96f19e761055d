package io.leasehold.backing.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.backing.postgres.LocalRoles;
import io.leasehold.backing.postgres.Login;
import io.leasehold.backing.postgres.PostgresServer;
import io.leasehold.backing.server.ForeignProcess;
import io.leasehold.backing.server.Storage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    private static final Login RESERVATION = LocalRoles.get("reservation").login();

    @TempDir
    Path folder;

    @TempDir
    Path temporary;

    private final List<JavaProcess> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(JavaProcess::kill);
    }

    @Test
    void postgres_serves_all_services_and_stops_when_terminated() throws Exception {
        JavaProcess process = start(PostgresProcess.class, "--data", folder.toString());
        ForeignProcess server = postmaster(folder);
        run(process, "create table lease (id int)");

        process.terminate();

        assertThat(process.ends()).isTrue();
        assertThat(server.isRunning()).isFalse();
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void postgres_stops_when_its_parent_is_killed() throws Exception {
        Process parent = new ProcessBuilder("sleep", "600").start();
        String pid = String.valueOf(parent.pid());
        JavaProcess process = start(PostgresProcess.class, "--data", folder.toString(), "--parent-pid", pid);
        ForeignProcess server = postmaster(folder);

        parent.destroyForcibly();

        assertThat(process.ends()).isTrue();
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void a_postgres_left_by_a_killed_process_is_taken_over_with_its_data() throws Exception {
        JavaProcess process = start(PostgresProcess.class, "--data", folder.toString());
        run(process, "create table lease (id int)");
        ForeignProcess left = postmaster(folder);

        process.kill();
        assertThat(process.ends()).isTrue();
        assertThat(left.isRunning()).isTrue();

        try (PostgresServer next = PostgresServer.start(Storage.persistentIn(folder), process.port())) {
            assertThat(left.isRunning()).isFalse();
            run(process, "insert into lease values (1)");
            assertThat(next.port()).isEqualTo(process.port());
        }
    }

    @Test
    void an_abandoned_postgres_with_temporary_data_is_removed_by_the_next_start() throws Exception {
        JavaProcess process = start(PostgresProcess.class);
        Path abandoned = onlyServerFolder();
        ForeignProcess left = postmaster(abandoned);
        process.kill();
        assertThat(process.ends()).isTrue();
        Files.setLastModifiedTime(abandoned.resolve("lock"), FileTime.from(Instant.EPOCH));

        JavaProcess next = start(PostgresProcess.class);

        assertThat(next.address()).isNotEqualTo(process.address());
        assertThat(left.isRunning()).isFalse();
        assertThat(onlyServerFolder()).isNotEqualTo(abandoned);
    }

    @Test
    void kafka_makes_its_topics_and_stops_when_terminated() throws Exception {
        JavaProcess process = start(KafkaProcess.class, "--data", folder.toString(), "--topics", "leases,hosts");
        assertThat(process.address()).startsWith("127.0.0.1:");

        process.terminate();

        assertThat(process.ends()).isTrue();
        assertThat(folder.resolve("data/leases-5")).isDirectory();
        assertThat(listens(process.port())).isFalse();
    }

    @Test
    void the_identity_provider_stops_when_terminated() throws Exception {
        JavaProcess process = start(IdentityProcess.class);
        assertThat(process.address()).startsWith("http://127.0.0.1:").endsWith("/leasehold");

        process.terminate();

        assertThat(process.ends()).isTrue();
    }

    private JavaProcess start(Class<?> main, String... arguments) throws IOException {
        JavaProcess process = JavaProcess.start(temporary, main, arguments);
        started.add(process);
        return process;
    }

    private static void run(JavaProcess postgres, String statement) throws SQLException {
        PostgresServer server = PostgresServer.external("127.0.0.1", postgres.port(), RESERVATION);
        try (Connection connection = server.connect(RESERVATION);
                Statement said = connection.createStatement()) {
            said.execute(statement);
        }
    }

    private Path onlyServerFolder() throws IOException {
        try (Stream<Path> folders = Files.list(temporary)) {
            List<Path> found = folders.filter(folder -> Files.exists(folder.resolve("lock")))
                    .toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    private static ForeignProcess postmaster(Path folder) throws IOException {
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
        return ForeignProcess.find(Long.parseLong(pid)).orElseThrow();
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
