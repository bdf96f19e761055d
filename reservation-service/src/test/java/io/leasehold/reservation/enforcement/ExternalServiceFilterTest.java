package io.leasehold.reservation.enforcement;

import static io.leasehold.reservation.enforcement.Facts.BY_ITS_OWNER;
import static io.leasehold.reservation.enforcement.Facts.leaseOf;
import static io.leasehold.reservation.enforcement.Facts.settings;
import static io.leasehold.reservation.enforcement.Facts.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonSettings;
import io.leasehold.reservation.enforcement.CreditService.Asked;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("case-69")
class ExternalServiceFilterTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String DENIED = "External service enforcement filter denied the request.";
    private static final String CONTEXT = """
            {"user_id": "5434f637520d4c17bbf254af034b0320", "project_id": "aa45f56901ef45ee95e3d211097c0ea3",
             "auth_url": "https://identity/v3", "region_name": null}""";
    private static final String CREATING = """
            {"name": "e1", "start_date": "2026-11-22T19:09:00", "end_date": "2026-11-23T19:09:00",
             "before_end_date": "2026-11-22 20:09", "user_id": "5434f637520d4c17bbf254af034b0320",
             "project_id": "aa45f56901ef45ee95e3d211097c0ea3", "status": "CREATING",
             "reservations": [{"resource_type": "physical:host", "min": 1, "max": 1, "hypervisor_properties": "",
                               "resource_properties": "", "allocations": [{"id": "1", "gpu": "True"}]}]}""";
    private static final String STANDING = CREATING.replace("CREATING", "PENDING")
            .replace("{\"name\"", "{\"id\": \"6ee55c78-ac52-41a6-99af-2d2d73bcc466\", \"name\"");

    static {
        new JsonSettings().customize(JSON);
    }

    private final CreditService service = new CreditService();

    @AfterEach
    void the_service_ends() {
        service.close();
    }

    @AfterAll
    static void so_does_the_client() {
        var unused = VERTX.close().await().atMost(SOON);
    }

    @Test
    void a_new_lease_is_sent_completely_and_allowed_by_status_204() {
        allowed(filter(Map.of("token", "secret")).checkCreate(BY_ITS_OWNER, leaseOf(DAY)));

        Asked asked = onlyQuestion();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/credits/check-create");
        assertThat(asked.token()).isEqualTo("secret");
        assertThat(asked.type()).isEqualTo("application/json");
        assertThat(json(asked.body())).isEqualTo(json("{\"context\": %s, \"lease\": %s}".formatted(CONTEXT, CREATING)));
    }

    @Test
    void a_change_is_sent_with_the_present_lease() {
        allowed(filter(Map.of()).checkUpdate(BY_ITS_OWNER, standing(DAY), standing(DAY.plusHours(1))));

        assertThat(onlyQuestion().path()).isEqualTo("/credits/check-update");
        assertThat(onlyQuestion().token()).isEqualTo("null");
        assertThat(json(onlyQuestion().body()))
                .isEqualTo(json("{\"context\": %s, \"current_lease\": %s, \"lease\": %s}"
                        .formatted(CONTEXT, STANDING, STANDING.replace("23T19:09", "23T20:09"))));
    }

    @Test
    void an_end_is_sent_with_the_last_state_of_the_lease() {
        allowed(filter(Map.of()).onEnd(BY_ITS_OWNER, standing(DAY)));

        assertThat(onlyQuestion().path()).isEqualTo("/credits/on-end");
        assertThat(json(onlyQuestion().body()))
                .isEqualTo(json("{\"context\": %s, \"lease\": %s}".formatted(CONTEXT, STANDING)));
    }

    @Test
    void each_call_may_have_its_own_url_and_calls_without_a_url_are_skipped() {
        EnforcementFilter filter =
                filter(settings(Map.of("external-service.check-update-url", service.url() + "/changes")));

        allowed(filter.checkCreate(BY_ITS_OWNER, leaseOf(DAY)));
        allowed(filter.checkUpdate(BY_ITS_OWNER, standing(DAY), standing(DAY)));
        allowed(filter.onEnd(BY_ITS_OWNER, standing(DAY)));

        assertThat(onlyQuestion().path()).isEqualTo("/credits/changes");
    }

    @Test
    void a_refusal_has_the_text_of_the_service() {
        service.answers(403, "{\"message\": \"no credit\"}");

        refused(filter(Map.of()).checkCreate(BY_ITS_OWNER, leaseOf(DAY)), "no credit");
        refused(filter(Map.of()).checkUpdate(BY_ITS_OWNER, standing(DAY), standing(DAY)), "no credit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    403|''
                    403|{"reason": "no credit"}
                    403|{"message": 5}
                    403|<html>
                    403|[]
                    500|{"message": "no credit"}
                    200|{}
                    302|''
                    401|{"message": "who are you"}
                    """)
    void any_other_answer_is_a_refusal(int status, String body) {
        service.answers(status, body);

        refused(filter(Map.of()).checkCreate(BY_ITS_OWNER, leaseOf(DAY)), DENIED);
    }

    @Test
    void a_late_answer_counts_as_a_refusal() {
        service.fallsSilent();

        refused(filter(Map.of("timeout", "PT0.2S")).checkCreate(BY_ITS_OWNER, leaseOf(DAY)), DENIED);

        assertThat(onlyQuestion().path()).isEqualTo("/credits/check-create");
    }

    @Test
    void an_unreachable_service_counts_as_a_refusal() {
        EnforcementFilter filter = filter(Map.of());
        service.close();

        refused(filter.checkCreate(BY_ITS_OWNER, leaseOf(DAY)), DENIED);
    }

    private EnforcementFilter filter(Map<String, String> external) {
        Map<String, String> values = new LinkedHashMap<>(Map.of("external-service.base-url", service.url() + "/"));
        external.forEach((key, value) -> values.put("external-service." + key, value));
        return filter(settings(values));
    }

    private static EnforcementFilter filter(EnforcementConfig config) {
        return new ExternalServiceFilter(config, new ExternalService(VERTX, JSON, config));
    }

    private Asked onlyQuestion() {
        assertThat(service.asked()).hasSize(1);
        return service.asked().getFirst();
    }

    private static void allowed(Uni<Void> verdict) {
        assertThatCode(() -> verdict.await().atMost(SOON)).doesNotThrowAnyException();
    }

    private static void refused(Uni<Void> verdict, String message) {
        assertThatThrownBy(() -> verdict.await().atMost(SOON))
                .hasMessage(message)
                .asInstanceOf(InstanceOfAssertFactories.type(ServiceException.class))
                .extracting(ServiceException::kind)
                .isEqualTo(ErrorKind.BAD_REQUEST);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(text, malformed);
        }
    }
}
