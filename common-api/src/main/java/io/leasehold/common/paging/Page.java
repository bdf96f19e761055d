package io.leasehold.common.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Page of a list.
 *
 * @param next marker of the next page; present whenever this page is full, as in OpenStack APIs, so the last link may
 *     lead to an empty page
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }

    /** Returns the page for the items of a query with the request's limit; the marker is the id of the last item. */
    public static <T> Page<T> of(List<T> items, PageRequest request, Function<T, String> id) {
        boolean full = !items.isEmpty() && items.size() == request.limit();
        return new Page<>(items, full ? Optional.of(id.apply(items.getLast())) : Optional.empty());
    }
}
