package io.leasehold.backing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.backing.server.Storage;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    private static final ServiceRole RESERVATION =
            new ServiceRole("reservation", "reservation's secret", List.of("reservation"));
    private static final ServiceRole COMPUTE = new ServiceRole("compute", "compute", List.of("compute", "extra"));

    private static PostgresServer server;
    private static Sql superuser;
    private static Sql reservation;
    private static Sql compute;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(Storage.temporary(), 0);
        server.bootstrap(List.of(RESERVATION, COMPUTE));
        superuser = new Sql(server, server.superuser());
        reservation = new Sql(server, RESERVATION.login());
        compute = new Sql(server, COMPUTE.login());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_role_works_in_its_first_schema_by_default() throws SQLException {
        reservation.run("create table lease (id int primary key)");

        assertThat(superuser.ask("select count(*) from reservation.lease")).isEqualTo("0");
    }

    @Test
    void a_role_owns_each_of_its_schemas() throws SQLException {
        compute.run("create table extra.thing (id int)");

        assertThat(compute.ask("select count(*) from extra.thing")).isEqualTo("0");
    }

    @Test
    void a_role_cannot_read_the_schema_of_another() throws SQLException {
        compute.run("create table compute.server (id int)");

        assertThatThrownBy(() -> reservation.ask("select count(*) from compute.server"))
                .hasMessageContaining("permission denied for schema compute");
    }

    @Test
    void a_role_may_make_a_schema_for_its_simulator() throws SQLException {
        compute.run("create schema if not exists compute_sim");

        assertThatThrownBy(() -> reservation.run("create table compute_sim.mine (id int)"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void nobody_but_the_superuser_makes_things_in_the_public_schema() {
        assertThatThrownBy(() -> reservation.run("create table public.lease (id int)"))
                .hasMessageContaining("permission denied for schema public");
    }

    @Test
    void a_wrong_password_is_refused() {
        Sql stranger = new Sql(server, new Login(RESERVATION.name(), "guessed"));

        assertThatThrownBy(() -> stranger.ask("select 1")).hasMessageContaining("password authentication failed");
    }

    @Test
    void the_superuser_needs_its_password() {
        Sql stranger = new Sql(server, new Login(server.superuser().name(), ""));

        assertThatThrownBy(() -> stranger.ask("select 1")).hasMessageContaining("password");
    }

    @Test
    void a_host_is_not_booked_twice_for_the_same_time() throws SQLException {
        reservation.run("""
                create table allocation (host int, period tstzrange, exclude using gist (host with =, period with &&))
                """);
        reservation.run("insert into allocation values (1, '[2026-01-01, 2026-01-03)')");
        reservation.run("insert into allocation values (1, '[2026-01-03, 2026-01-04)')");

        assertThatThrownBy(() -> reservation.run("insert into allocation values (1, '[2026-01-02, 2026-01-05)')"))
                .hasMessageContaining("conflicting key value violates exclusion constraint");
    }

    @Test
    void bootstrapping_again_keeps_what_is_there() throws SQLException {
        reservation.run("create table kept as select 7 as value");

        server.bootstrap(List.of(RESERVATION, COMPUTE));

        assertThat(reservation.ask("select value from kept")).isEqualTo("7");
    }

    @Test
    void it_listens_on_the_loopback_interface_only_and_for_many_clients() throws SQLException {
        assertThat(superuser.ask("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(superuser.ask("show unix_socket_directories")).isEmpty();
        assertThat(superuser.ask("show max_connections")).isEqualTo("200");
    }

    @Test
    void it_names_its_address_for_both_kinds_of_clients() {
        assertThat(server.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:%d/leasehold", server.port());
        assertThat(server.reactiveUrl()).isEqualTo("postgresql://127.0.0.1:%d/leasehold", server.port());
    }

    @Test
    void every_service_has_a_local_role() {
        assertThat(LocalRoles.load())
                .extracting(ServiceRole::name)
                .containsExactly("reservation", "compute", "dedicated_hypervisor", "device");
    }
}
