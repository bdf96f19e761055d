package io.leasehold.device.mdev;

import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What is to change about a device; what is absent stays. */
record DeviceChange(Optional<String> name, Optional<String> description, Optional<String> state) {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 2048;

    static DeviceChange of(JsonObject arguments) {
        return new DeviceChange(
                text(arguments, "name", LONGEST_NAME),
                text(arguments, "description", LONGEST_DESCRIPTION),
                Optional.ofNullable(arguments.getString("state")).map(DeviceChange::state));
    }

    /** A device that is taken keeps its state. */
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

    private static Optional<String> text(JsonObject arguments, String field, int longest) {
        Optional<String> value = Optional.ofNullable(arguments.getString(field));
        value.filter(text -> text.length() > longest).ifPresent(text -> {
            throw Refusal.argument("%s must have at most %d characters".formatted(field, longest));
        });
        return value;
    }
}
