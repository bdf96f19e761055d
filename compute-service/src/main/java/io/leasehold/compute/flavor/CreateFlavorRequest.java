package io.leasehold.compute.flavor;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.Value;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Bodies of requests for flavors. */
public final class CreateFlavorRequest {
    private static final int MOST = 1_000_000_000;
    private static final String[] KNOWN = {
        "id",
        "name",
        "ram",
        "vcpus",
        "disk",
        "swap",
        "rxtx_factor",
        "OS-FLV-EXT-DATA:ephemeral",
        "os-flavor-access:is_public"
    };
    private static final String[] WITH_DESCRIPTION =
            Stream.concat(Stream.of(KNOWN), Stream.of("description")).toArray(String[]::new);
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9. _-]*[a-zA-Z0-9._-]+[a-zA-Z0-9. _-]*");

    private CreateFlavorRequest() {}

    /** Reads the flavor that an administrator creates. */
    static Flavor of(Fields flavor, Microversion version, Ids ids) {
        var unused = flavor.only(version.atLeast(55) ? WITH_DESCRIPTION : KNOWN);
        return new Flavor(
                id(flavor, ids),
                flavor.text("name"),
                flavor.find("description").map(value -> value.text(65535)),
                new Flavor.Size(
                        flavor.get("vcpus").number(1, MOST),
                        flavor.get("ram").number(1, MOST),
                        flavor.get("disk").number(0, MOST),
                        number(flavor, "OS-FLV-EXT-DATA:ephemeral"),
                        number(flavor, "swap")),
                flavor.find("rxtx_factor").map(CreateFlavorRequest::factor).orElse(1.0),
                flavor.find("os-flavor-access:is_public").map(Value::flag).orElse(true),
                false,
                Map.of());
    }

    /** Reads a one-off flavor inside a request for a server. */
    public static Flavor oneOff(Fields flavor, Ids ids) {
        Fields known = flavor.only("ram", "vcpus", "disk", "ephemeral", "swap", "extra_specs", "name", "id");
        String id = ids.next().toString();
        return new Flavor(
                id,
                id,
                Optional.empty(),
                new Flavor.Size(
                        known.get("vcpus").number(1, MOST),
                        known.get("ram").number(1, MOST),
                        number(known, "disk"),
                        number(known, "ephemeral"),
                        number(known, "swap")),
                1.0,
                false,
                true,
                known.find("extra_specs")
                        .map(value -> ExtraSpecs.of(value.object()))
                        .orElse(Map.of()));
    }

    private static String id(Fields flavor, Ids ids) {
        Optional<String> given =
                flavor.find("id").map(value -> value.scalar(255)).filter(id -> !id.equals("auto"));
        given.filter(id -> !ID.matcher(id).matches()).ifPresent(id -> {
            throw ServiceException.badRequest(
                    "Invalid input for field/attribute id. Value: %s. It holds characters that an id cannot have."
                            .formatted(id));
        });
        return given.orElseGet(() -> ids.next().toString());
    }

    private static int number(Fields flavor, String name) {
        return flavor.find(name).map(value -> value.number(0, MOST)).orElse(0);
    }

    private static double factor(Value value) {
        String text = value.scalar(32);
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?") || Double.parseDouble(text) == 0) {
            throw value.refusal("It is not a number above 0.");
        }
        return Double.parseDouble(text);
    }
}
