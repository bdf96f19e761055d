package io.leasehold.common.paging;

import java.util.Optional;

/**
 * Request for one page of a keyset-paged list.
 *
 * @param limit the greatest number of items, 0 or more
 * @param marker id of the last item of the previous page; empty for the first page
 */
public record PageRequest(int limit, Optional<String> marker) {
    public PageRequest {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must not be negative");
        }
    }
}
