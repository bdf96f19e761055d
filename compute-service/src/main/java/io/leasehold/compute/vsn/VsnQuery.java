package io.leasehold.compute.vsn;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.PageRequest;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.Query;
import java.util.Optional;
import java.util.Set;

/**
 * Parameters of a list of numbers.
 *
 * @param reservations true for reserved numbers anywhere, false for the numbers of hosts
 * @param state empty for all states
 * @param project whose numbers are listed besides free ones; empty for all projects
 */
public record VsnQuery(
        Optional<Mtms> host,
        boolean reservations,
        Optional<VsnState> state,
        Optional<String> project,
        PageRequest page) {
    public static final Set<String> PARAMETERS = Set.of("host", "state", "all_tenants", "limit", "marker");
    private static final String ALL = "all";

    /** Reads the parameters; only administrators may list the numbers of all projects. */
    public static VsnQuery of(Query query, Caller caller, PageRequest page) {
        boolean everybody = query.flag("all_tenants");
        if (everybody && !caller.isAdmin()) {
            throw Policy.refusal("virtual-serial-number:all_tenants");
        }
        page.marker().ifPresent(VsnQuery::checkMarker);
        Optional<VsnState> state = query.text("state").flatMap(VsnQuery::state);
        boolean reservations = query.text("state").isEmpty()
                || state.filter(VsnState.RESERVED::equals).isPresent();
        boolean own = reservations ? !everybody : !caller.isAdmin();
        return new VsnQuery(
                query.text("host").map(VsnQuery::host),
                reservations,
                state,
                own ? Optional.of(caller.projectId()) : Optional.empty(),
                page);
    }

    Optional<String> marker() {
        return page.marker().flatMap(Vsn::find).map(Vsn::toString);
    }

    private static Mtms host(String text) {
        return Mtms.find(text)
                .orElseThrow(() ->
                        refusal("host", text, "'%s' is no machine type, model and serial number".formatted(text)));
    }

    private static Optional<VsnState> state(String text) {
        if (text.equals(ALL)) {
            return Optional.empty();
        }
        return Optional.of(VsnState.find(text)
                .orElseThrow(() -> refusal("state", text, "'%s' is no state of a number".formatted(text))));
    }

    private static void checkMarker(String marker) {
        if (Vsn.find(marker).isEmpty()) {
            throw ServiceException.badRequest("marker [%s] not found".formatted(marker));
        }
    }

    private static ServiceException refusal(String key, String value, String reason) {
        return ServiceException.badRequest(
                "Invalid input for query parameters %s. Value: %s. %s".formatted(key, value, reason));
    }
}
