package io.leasehold.compute.image;

import io.leasehold.common.paging.PageRequest;
import io.leasehold.compute.nova.Query;
import io.leasehold.compute.nova.Sorting;
import io.leasehold.compute.nova.Sorting.Term;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Parameters of a list of images; unknown parameters are ignored. */
record ImageQuery(PageRequest page, Sorting sorting, Optional<String> name, Optional<String> status) {
    private static final Map<String, String> COLUMNS = Map.of(
            "id", "id", "name", "name", "created_at", "created_at", "updated_at", "updated_at", "status", "status");
    private static final Sorting NEWEST = new Sorting(List.of(new Term("created_at", true), new Term("id", true)));

    static ImageQuery of(Query query, PageRequest page) {
        return new ImageQuery(
                page,
                Sorting.of(query, COLUMNS, NEWEST),
                query.text("name"),
                query.text("status").map(status -> status.toLowerCase(Locale.ROOT)));
    }

    /** Returns the marker; a text that is no id becomes an id that no image has. */
    Optional<UUID> marker() {
        return page.marker().map(marker -> Images.id(marker).orElse(new UUID(0, 0)));
    }
}
