package io.leasehold.backing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.backing.server.Storage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresOutageTest {

    @TempDir
    Path folder;

    @Test
    void data_and_port_stay_over_stop_and_start() throws SQLException {
        Storage storage = Storage.temporary();
        try (PostgresServer server = PostgresServer.start(storage, 0)) {
            Sql superuser = new Sql(server, server.superuser());
            superuser.run("create table kept as select 7 as value");

            server.stop();
            assertThatThrownBy(() -> superuser.ask("select 1")).hasMessageContaining("refused");
            server.start();

            assertThat(superuser.ask("select value from kept")).isEqualTo("7");
            assertThat(superuser.ask("show fsync")).isEqualTo("off");
        }
        assertThat(storage.folder()).doesNotExist();
    }

    @Test
    void kept_data_are_written_durably_and_found_by_the_next_server() throws SQLException {
        try (PostgresServer server = PostgresServer.start(Storage.persistentIn(folder), 0)) {
            Sql superuser = new Sql(server, server.superuser());
            superuser.run("create table kept as select 7 as value");
            assertThat(superuser.ask("show fsync")).isEqualTo("on");
        }

        try (PostgresServer server = PostgresServer.start(Storage.persistentIn(folder), 0)) {
            assertThat(new Sql(server, server.superuser()).ask("select value from kept"))
                    .isEqualTo("7");
        }
    }

    @Test
    void a_first_start_that_broke_off_is_begun_anew() throws IOException, SQLException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/postgresql.conf"), "rubbish");

        try (PostgresServer server = PostgresServer.start(Storage.persistentIn(folder), 0)) {
            assertThat(new Sql(server, server.superuser()).ask("select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_folder_serves_one_server_at_a_time() {
        Storage storage = Storage.persistentIn(folder);

        assertThatThrownBy(() -> Storage.persistentIn(folder)).hasMessageContaining("is in use by another server");
        storage.release();
        Storage.persistentIn(folder).release();
    }

    @Test
    void a_port_in_use_is_named_at_once() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> PostgresServer.start(Storage.temporary(), port))
                    .hasMessage("port %d is in use by another program", port);
        }
    }
}
