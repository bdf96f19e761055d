package io.leasehold.common.paging;

import java.util.Optional;

/**
 * Which page of a keyset-paged list is wanted.
 *
 * @param limit at most so many items, 0 or more
 * @param marker id of the last item of the page before; empty for the first page
 */
public record PageRequest(int limit, Optional<String> marker) {
    public PageRequest {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must not be negative");
        }
    }
}
