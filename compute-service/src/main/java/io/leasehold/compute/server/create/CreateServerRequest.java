package io.leasehold.compute.server.create;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.leasehold.compute.flavor.CreateFlavorRequest;
import io.leasehold.compute.flavor.ExtraSpecs;
import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.Value;
import io.leasehold.compute.server.MetadataRules;
import io.leasehold.compute.server.ServerSpec.Details;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Body of a request for servers.
 *
 * @param image id of the image; empty for a boot from volumes
 * @param flavorRef id of the flavor; empty when the flavor is part of the request
 * @param vsn virtual serial number of the request; takes precedence over the extra spec of the flavor
 * @param count number of servers
 */
record CreateServerRequest(
        String name,
        Optional<String> description,
        Optional<String> image,
        Optional<String> flavorRef,
        Optional<Flavor> oneOff,
        Optional<String> vsn,
        RequestedLocation target,
        SchedulerHints hints,
        Details details,
        Map<String, String> metadata,
        List<String> tags,
        int count,
        boolean onlyReservationId,
        Optional<String> adminPass) {
    private static final int MOST = 1000;
    private static final List<String> ALWAYS = List.of(
            "name",
            "imageRef",
            "flavorRef",
            "flavor",
            "adminPass",
            "metadata",
            "networks",
            "OS-DCF:diskConfig",
            "accessIPv4",
            "accessIPv6",
            "availability_zone",
            "block_device_mapping",
            "block_device_mapping_v2",
            "config_drive",
            "key_name",
            "min_count",
            "max_count",
            "return_reservation_id",
            "security_groups",
            "user_data",
            "os:scheduler_hints",
            ExtraSpecs.VSN);

    static CreateServerRequest of(Fields body, Exchange exchange, Ids ids) {
        Microversion version = exchange.version();
        Fields server = body.only("server", "os:scheduler_hints", "OS-SCH-HNT:scheduler_hints")
                .object("server")
                .only(known(version));
        checkUserData(server);
        Optional<Flavor> oneOff = server.find("flavor").map(value -> CreateFlavorRequest.oneOff(value.object(), ids));
        return new CreateServerRequest(
                server.text("name"),
                server.find("description").map(value -> value.text(255)),
                image(server),
                oneOff.isPresent()
                        ? Optional.empty()
                        : Optional.of(server.get("flavorRef").scalar(255)),
                oneOff,
                server.find(ExtraSpecs.VSN).map(value -> value.text(255)),
                RequestedLocation.of(server, exchange),
                SchedulerHints.in(body),
                DetailsReader.of(server, version),
                server.find("metadata")
                        .map(value -> MetadataRules.of(value.object()))
                        .orElse(Map.of()),
                tags(server),
                count(server),
                server.find("return_reservation_id").map(Value::flag).orElse(false),
                server.find("adminPass").map(value -> value.text(255)));
    }

    private static String[] known(Microversion version) {
        List<String> known = new ArrayList<>(ALWAYS);
        if (!version.atLeast(57)) {
            known.add("personality");
        }
        if (version.atLeast(19)) {
            known.add("description");
        }
        if (version.atLeast(52)) {
            known.add("tags");
        }
        if (version.atLeast(63)) {
            known.add("trusted_image_certificates");
        }
        if (version.atLeast(74)) {
            known.addAll(List.of("host", "hypervisor_hostname"));
        }
        return known.toArray(String[]::new);
    }

    private static Optional<String> image(Fields server) {
        Optional<String> image = server.find("imageRef").map(value -> value.text(255));
        if (image.isEmpty()
                && server.find("block_device_mapping_v2").isEmpty()
                && server.find("block_device_mapping").isEmpty()) {
            throw ServiceException.badRequest("Missing imageRef attribute");
        }
        return image.filter(id -> !id.isEmpty());
    }

    private static int count(Fields server) {
        Optional<Integer> least = server.find("min_count").map(value -> value.number(1, MOST));
        Optional<Integer> most = server.find("max_count").map(value -> value.number(1, MOST));
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            throw ServiceException.badRequest("min_count must be <= max_count");
        }
        return most.or(() -> least).orElse(1);
    }

    private static List<String> tags(Fields server) {
        return server.find("tags").map(value -> value.list(50)).orElse(List.of()).stream()
                .map(tag -> tag.text(60))
                .distinct()
                .toList();
    }

    private static void checkUserData(Fields server) {
        server.find("user_data")
                .filter(value -> !value.text(65535).matches("[A-Za-z0-9+/\\s]*={0,2}\\s*"))
                .ifPresent(value -> {
                    throw value.refusal("It is not base64.");
                });
    }
}
