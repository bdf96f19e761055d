package io.leasehold.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.local.story.StateComparison;
import io.leasehold.local.story.Story;
import io.leasehold.local.story.StoryListener;
import io.leasehold.local.story.SuiteClient;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoryIT {
    private static final String ATTACH =
            "/zstack/v1/mdev-devices/2a23f189ed803f869deab2b22ef83b4d/vm-instances/e4108c6e45303e3bbd9743093127b894";

    @Test
    void everything_that_a_lease_takes_comes_back_and_every_event_is_told_once() {
        attachesByTheDocumentsOwnRequest();
        try (SuiteClient suite =
                new SuiteClient(SharedStack.get().gateway(), RunEvents.log(), StoryListener.silent())) {
            Story story =
                    new Story(suite, "story-" + UUID.randomUUID().toString().substring(0, 8));
            try {
                story.play();
                assertThat(story.comparison().lines()).allMatch(StateComparison.Line::isRestored);
                assertThat(story.comparison().allReturned()).isTrue();
                assertThat(story.eventSequences().differences()).isEmpty();
            } finally {
                story.cleanUp();
            }
        }
        attachesByTheDocumentsOwnRequest();
    }

    /** Attaches the device by the request of the ZStack reference, unchanged, and detaches it again. */
    private static void attachesByTheDocumentsOwnRequest() {
        var unused = fixtureSession()
                .header("Content-Type", "application/json;charset=UTF-8")
                .body("{\"params\":{}}")
                .post(ATTACH)
                .then()
                .statusCode(200)
                .body("inventory.uuid", equalTo("2a23f189ed803f869deab2b22ef83b4d"))
                .body("inventory.status", equalTo("Attached"))
                .body("inventory.vmInstanceUuid", equalTo("e4108c6e45303e3bbd9743093127b894"))
                .body("inventory.hostUuid", equalTo("af505b47d522413d99d361b93cf92d2a"))
                .body("error", nullValue());
        ValidatableResponse detached = fixtureSession().delete(ATTACH).then().statusCode(200);
        assertThat(detached.extract().jsonPath().getString("inventory.status")).isEqualTo("Active");
    }

    private static RequestSpecification fixtureSession() {
        return RestAssured.given()
                .baseUri(SharedStack.get().gateway().toString())
                .header("Authorization", "OAuth b86c9016b4f24953a9edefb53ca0678c");
    }
}
