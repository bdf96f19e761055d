package io.leasehold.compute.server.create;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.Value;
import io.leasehold.compute.server.ServerSpec.Network;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Networks of a request. Without a network service every network is accepted, and addresses are generated. */
final class RequestedNetworks {
    private static final String AUTO = "auto";
    private static final String NONE = "none";
    private static final Set<String> KEYS = Set.of("uuid", "port", "fixed_ip", "tag");

    private RequestedNetworks() {}

    /** Reads the networks, which are mandatory from microversion 2.37 on. */
    static List<Network> of(Fields server, Microversion version) {
        Optional<Value> networks = server.find("networks");
        if (networks.isEmpty() && version.atLeast(37)) {
            throw ServiceException.badRequest(
                    "Invalid input for field/attribute server. 'networks' is a required property");
        }
        return networks.map(value -> of(value, version)).orElse(List.of(new Network(AUTO, Optional.empty())));
    }

    private static List<Network> of(Value networks, Microversion version) {
        if (networks.isList()) {
            List<Network> list = networks.list(32).stream()
                    .map(Value::object)
                    .map(RequestedNetworks::network)
                    .toList();
            return list.isEmpty() && !version.atLeast(37) ? List.of(new Network(AUTO, Optional.empty())) : list;
        }
        return switch (networks.text(255)) {
            case AUTO -> List.of(new Network(AUTO, Optional.empty()));
            case NONE -> List.of();
            default -> throw networks.refusal("It is neither a list nor 'auto' or 'none'.");
        };
    }

    private static Network network(Fields fields) {
        Fields known = fields.only(KEYS.toArray(String[]::new)).atLeastOne();
        return new Network(
                known.find("uuid")
                        .or(() -> known.find("port"))
                        .map(value -> value.text(255))
                        .orElse(AUTO),
                known.find("fixed_ip").map(RequestedNetworks::address));
    }

    private static String address(Value value) {
        String text = value.text(45);
        if (!text.matches("(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
            throw value.refusal("'%s' is not an IP address".formatted(text));
        }
        return text;
    }
}
