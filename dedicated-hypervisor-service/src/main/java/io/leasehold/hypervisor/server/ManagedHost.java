package io.leasehold.hypervisor.server;

import io.leasehold.common.error.ServiceException;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Leasable host that is a server of this service; the server's metadata names the host.
 *
 * @param host compute's name of the host
 * @param usable true when the server runs and is not being deleted
 */
public record ManagedHost(UUID server, String host, boolean usable) {
    public static final String KEY = "leasehold:host";
    private static final Pattern NAME = Pattern.compile("[0-9A-Z]{7}_[0-9A-Z]{7}");

    /**
     * Reads the host that the metadata of a new server names; a caller who is no administrator → 403, a malformed name
     * → 400.
     */
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
