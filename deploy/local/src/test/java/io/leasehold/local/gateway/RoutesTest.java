package io.leasehold.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
    private final Routes routes = Routes.ofTheSuite();

    @ParameterizedTest
    @CsvSource({
        "/reservation/v1/leases,                        reservation-service,          /v1/leases",
        "/reservation,                                  reservation-service,          /",
        "/compute/v2.1/servers,                         compute-service,              /v2.1/servers",
        "/powervc/openstack/compute/v2.1/a/servers,     compute-service,              /v2.1/a/servers",
        "/image/v2/images,                              compute-service,              /v2/images",
        "/dedicated-hypervisor/v1.0/a/servers,          dedicated-hypervisor-service, /v1.0/a/servers",
        "/zstack/v1/mdev-devices,                       device-service,               /zstack/v1/mdev-devices",
        "/identity/v3,                                  login,                        /v3",
    })
    void the_suites_table_sends_each_prefix_to_its_service(String path, String service, String target) {
        assertThat(routes.find(path)).hasValueSatisfying(route -> {
            assertThat(route.service()).isEqualTo(service);
            assertThat(route.target(path)).isEqualTo(target);
        });
    }

    @ParameterizedTest
    @CsvSource({"/", "/reservations", "/compute-x/y", "/powervc", "/q/health"})
    void a_path_that_only_looks_like_a_prefix_has_no_route(String path) {
        assertThat(routes.find(path)).isEmpty();
    }

    @Test
    void the_longest_prefix_wins_whatever_the_order() {
        Routes both = new Routes(List.of(new Route("/a", "short", true), new Route("/a/b", "long", true)));

        assertThat(both.find("/a/b/c")).map(Route::service).hasValue("long");
    }

    @Test
    void what_services_keep_for_themselves_is_hidden() {
        Route route = new Route("/a", "service", true);

        assertThat(route.hides("/a/q")).isTrue();
        assertThat(route.hides("/a/q/health")).isTrue();
        assertThat(route.hides("/a/quota")).isFalse();
        assertThat(route.hides("/a/v1/q")).isFalse();
    }

    @Test
    void a_prefix_that_ends_in_a_slash_is_refused() {
        assertThatThrownBy(() -> new Route("/a/", "service", true)).isInstanceOf(IllegalArgumentException.class);
    }
}
