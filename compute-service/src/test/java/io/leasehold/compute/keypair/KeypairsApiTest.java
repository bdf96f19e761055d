package io.leasehold.compute.keypair;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.RITA;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@ComputeTest
class KeypairsApiTest {
    private static final String PATH = "/v2.1/os-keypairs";
    private static final String KEY = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ== alice@example.org";
    private static final ComputeApi API = ComputeApi.as(ALICE);

    @Test
    void a_public_key_is_stored_for_its_user() {
        add("mine")
                .statusCode(201)
                .body("keypair.fingerprint", equalTo("74:21:2c:43:74:64:e6:c8:75:67:0c:70:80:33:e5:6d"));

        add("mine").statusCode(409);
        API.get(PATH).body("keypairs.keypair.name", hasItem("mine"));
        API.get(PATH + "/mine").body("keypair.public_key", equalTo(KEY));
        ComputeApi.as(RITA).get(PATH).body("keypairs", empty());
        API.delete(PATH + "/mine").statusCode(202);
        API.in("2.2").delete(PATH + "/mine").statusCode(404);
    }

    @Test
    void no_private_key_is_created_and_invalid_keys_are_refused() {
        API.post(PATH, "{\"keypair\":{\"name\":\"new\"}}").statusCode(400);
        API.post(PATH, "{\"keypair\":{\"name\":\"new\",\"public_key\":\"ssh-rsa\"}}")
                .statusCode(400);
        API.post(PATH, "{\"keypair\":{\"name\":\"new\",\"public_key\":\"ssh-rsa %%%\"}}")
                .statusCode(400);
    }

    private static ValidatableResponse add(String name) {
        return API.in("2.2").post(PATH, "{\"keypair\":{\"name\":\"%s\",\"public_key\":\"%s\"}}".formatted(name, KEY));
    }
}
