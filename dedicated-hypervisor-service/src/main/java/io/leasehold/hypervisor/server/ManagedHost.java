package io.leasehold.hypervisor.server;

import io.leasehold.common.error.ServiceException;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A leasable host that is one of our servers, tied to it by metadata.
 *
 * @param host as compute names it
 * @param usable whether the server runs and is not on its way out
 */
public record ManagedHost(UUID server, String host, boolean usable) {
    public static final String KEY = "leasehold:host";
    private static final Pattern NAME = Pattern.compile("[0-9A-Z]{7}_[0-9A-Z]{7}");

    /** The host that new metadata ties; only administrators may do that. */
    public static Optional<String> from(Map<String, String> metadata, boolean admin) {
        Optional<String> host = Optional.ofNullable(metadata.get(KEY));
        host.ifPresent(name -> check(name, admin));
        return host;
    }

    private static void check(String name, boolean admin) {
        if (!admin) {
            throw ServiceException.forbidden("not permitted");
        }
        if (!NAME.matcher(name).matches()) {
            throw InvalidRequest.parameter("metadata", KEY + " must be the name of a host, such as 910542A_78A1B01");
        }
    }
}
