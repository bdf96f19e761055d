package io.leasehold.compute.host.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.common.paging.Page;
import io.leasehold.compute.nova.Links;
import java.util.List;
import java.util.function.Function;

/** A page of hypervisors with a link to the next page. */
record HypervisorPage<V>(
        List<V> hypervisors,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Links.Link> hypervisorsLinks) {
    static <V> HypervisorPage<V> of(Page<OccupiedHost> page, Function<OccupiedHost, V> view, Links links) {
        return new HypervisorPage<>(
                page.items().stream().map(view).toList(),
                page.next().map(marker -> links.next(page.items().size(), marker)).stream()
                        .toList());
    }
}
