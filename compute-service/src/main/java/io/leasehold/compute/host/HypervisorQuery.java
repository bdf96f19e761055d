package io.leasehold.compute.host;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.PageRequest;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.Query;
import java.util.Optional;
import java.util.Set;

/**
 * Parameters of a list of hypervisors.
 *
 * @param page empty before microversion 2.33, which lists all
 * @param pattern part of the name
 * @param withServers true to list the servers of each
 */
public record HypervisorQuery(Optional<PageRequest> page, Optional<String> pattern, boolean withServers) {
    private static final String PATTERN = "hypervisor_hostname_pattern";
    private static final String WITH_SERVERS = "with_servers";
    private static final Set<String> OF_LISTS = Set.of("limit", "marker", PATTERN, WITH_SERVERS);
    private static final Set<String> OF_ONE = Set.of(WITH_SERVERS);

    /** Reads the parameters of a list; each counts from the microversion on that introduced it. */
    public static HypervisorQuery list(Query all, Microversion version, int most) {
        Query query = all.only(OF_LISTS, version);
        HypervisorQuery asked = new HypervisorQuery(
                version.atLeast(33) ? Optional.of(query.page(most)) : Optional.empty(),
                version.atLeast(53) ? query.text(PATTERN) : Optional.empty(),
                withServers(query, version));
        if (asked.pattern().isPresent()
                && (query.text("limit").isPresent() || query.text("marker").isPresent())) {
            throw ServiceException.badRequest(
                    "Paging over hypervisors with the %s query parameter is not supported.".formatted(PATTERN));
        }
        return asked;
    }

    /** Returns true when a request for one hypervisor asks for its servers. */
    public static boolean show(Query query, Microversion version) {
        return withServers(query.only(OF_ONE, version), version);
    }

    private static boolean withServers(Query query, Microversion version) {
        return version.atLeast(53) && query.flag(WITH_SERVERS);
    }
}
