package io.leasehold.device.mdev;

import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Changes to a device; absent fields stay unchanged. */
record MdevDeviceUpdate(Optional<String> name, Optional<String> description, Optional<String> state) {
    private static final int MAX_NAME_LENGTH = 255;
    private static final int MAX_DESCRIPTION_LENGTH = 2048;

    static MdevDeviceUpdate of(JsonObject arguments) {
        return new MdevDeviceUpdate(
                text(arguments, "name", MAX_NAME_LENGTH),
                text(arguments, "description", MAX_DESCRIPTION_LENGTH),
                Optional.ofNullable(arguments.getString("state")).map(MdevDeviceUpdate::state));
    }

    /** Refuses to change the state of a device that is reserved or attached. */
    void requireAllowed(MdevDevice device) {
        String now = device.enabled() ? "Enabled" : "Disabled";
        if (device.vm().isPresent()
                && state.filter(wanted -> !wanted.equals(now)).isPresent()) {
            throw Refusal.of(
                            Reason.STATE_CHANGE,
                            "mdev device %s is %s"
                                    .formatted(device.uuid(), device.status().text()))
                    .with("currentStatus", device.status().text());
        }
    }

    private static String state(String text) {
        if (!text.equals("Enabled") && !text.equals("Disabled")) {
            throw Refusal.argument("state must be Enabled or Disabled, not '%s'".formatted(text));
        }
        return text;
    }

    private static Optional<String> text(JsonObject arguments, String field, int maxLength) {
        Optional<String> value = Optional.ofNullable(arguments.getString(field));
        value.filter(text -> text.length() > maxLength).ifPresent(text -> {
            throw Refusal.argument("%s must have at most %d characters".formatted(field, maxLength));
        });
        return value;
    }
}
