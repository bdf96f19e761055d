package io.leasehold.compute.flavor;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.paging.PageRequest;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.Query;
import io.leasehold.compute.nova.Sorting;
import io.leasehold.compute.nova.Sorting.Term;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parameters of a list of flavors.
 *
 * @param isPublic true for public flavors, false for private ones, empty for both
 */
record FlavorQuery(PageRequest page, Sorting sorting, int minMemoryMb, int minDiskGb, Optional<Boolean> isPublic) {
    private static final Set<String> KNOWN =
            Set.of("limit", "marker", "sort_key", "sort_dir", "minRam", "minDisk", "is_public");
    private static final Map<String, String> COLUMNS = Map.of(
            "flavorid", "id",
            "name", "name",
            "memory_mb", "memory_mb",
            "vcpus", "vcpus",
            "root_gb", "disk_gb",
            "ephemeral_gb", "ephemeral_gb",
            "swap", "swap_mb",
            "rxtx_factor", "rxtx_factor",
            "is_public", "is_public",
            "created_at", "created_at");
    private static final Sorting BY_ID = new Sorting(List.of(new Term("id", false)));

    /** Reads the parameters; only administrators may list private flavors of other projects. */
    static FlavorQuery of(Query all, Caller caller, Microversion version, int most) {
        Query query = all.only(KNOWN, version);
        return new FlavorQuery(
                query.page(most),
                Sorting.of(query, COLUMNS, BY_ID),
                query.number("minRam").orElse(0),
                query.number("minDisk").orElse(0),
                caller.isAdmin() ? isPublic(query) : Optional.empty());
    }

    private static Optional<Boolean> isPublic(Query query) {
        Optional<String> text = query.text("is_public").map(value -> value.toLowerCase(Locale.ROOT));
        if (text.isEmpty()) {
            return Optional.of(true);
        }
        return text.get().equals("none") ? Optional.empty() : Optional.of(query.flag("is_public"));
    }
}
