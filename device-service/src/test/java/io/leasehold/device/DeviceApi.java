package io.leasehold.device;

import static io.restassured.RestAssured.given;

import io.leasehold.backing.identity.User;
import io.leasehold.common.test.TestBacking;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;

/** Client of the device API. */
public final class DeviceApi {
    public static final String FIXTURE_SESSION = "b86c9016b4f24953a9edefb53ca0678c";
    private static final String ROOT = "/zstack/v1";

    private final Map<String, String> headers;

    private DeviceApi(Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
    }

    /** Returns a client with the session of the documentation's examples. */
    public static DeviceApi fixtureSession() {
        return authorized("OAuth " + FIXTURE_SESSION);
    }

    /** Returns a client with the value as header Authorization. */
    public static DeviceApi authorized(String header) {
        return new DeviceApi(Map.of("Authorization", header));
    }

    public static DeviceApi as(User user) {
        return authorized("OAuth " + TestBacking.shared().identity().token(user));
    }

    /** Returns a client without credentials. */
    public static DeviceApi anonymous() {
        return new DeviceApi(Map.of());
    }

    /** Returns the client with one more header. */
    public DeviceApi with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new DeviceApi(more);
    }

    public ValidatableResponse attach(String device, String vm) {
        return post(path(device, vm), "{\"params\":{}}");
    }

    public ValidatableResponse detach(String device, String vm) {
        return delete(path(device, vm));
    }

    /** Sends a GET; the query may contain characters that a URI must not. */
    public ValidatableResponse get(String path) {
        String encoded = path.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C");
        return given().headers(headers)
                .urlEncodingEnabled(false)
                .get(ROOT + encoded)
                .then();
    }

    public ValidatableResponse post(String path, String json) {
        return given().headers(headers)
                .contentType("application/json;charset=UTF-8")
                .body(json)
                .post(ROOT + path)
                .then();
    }

    public ValidatableResponse put(String path, String json) {
        return given().headers(headers)
                .contentType("application/json;charset=UTF-8")
                .body(json)
                .put(ROOT + path)
                .then();
    }

    public ValidatableResponse delete(String path) {
        return given().headers(headers).delete(ROOT + path).then();
    }

    public static String path(String device, String vm) {
        return "/mdev-devices/%s/vm-instances/%s".formatted(device, vm);
    }
}
