package io.leasehold.compute.vsn.api;

import io.leasehold.backing.identity.User;
import io.leasehold.compute.ComputeApi;
import io.restassured.response.ValidatableResponse;

/** The Virtual Serial Number API for one user. */
public final class VsnApi {
    static final String PATH = "/v2.1/virtual-serial-number";

    private final ComputeApi api;

    private VsnApi(ComputeApi api) {
        this.api = api;
    }

    public static VsnApi as(User user) {
        return new VsnApi(ComputeApi.as(user));
    }

    public ValidatableResponse list(String query) {
        return api.get(PATH + query);
    }

    public ValidatableResponse show(String vsn) {
        return api.get(PATH + "/" + vsn);
    }

    ValidatableResponse act(String action, String json) {
        return api.post(PATH + "?action=" + action, json);
    }

    public ValidatableResponse reserve(String vsn) {
        return act(
                "reserve", "{\"virtual_serial_number\":\"%s\",\"description\":\"Sample description\"}".formatted(vsn));
    }

    public ValidatableResponse unreserve(String vsn) {
        return act("unreserve", "{\"virtual_serial_number\":\"%s\"}".formatted(vsn));
    }
}
