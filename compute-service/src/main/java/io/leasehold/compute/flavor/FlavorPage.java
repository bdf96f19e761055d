package io.leasehold.compute.flavor;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.common.paging.Page;
import io.leasehold.compute.nova.Links;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of flavors with a link to the next page. */
record FlavorPage(
        List<Map<String, @Nullable Object>> flavors,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Links.Link> flavorsLinks) {
    static FlavorPage of(Page<Flavor> page, Function<Flavor, Map<String, @Nullable Object>> view, Links links) {
        return new FlavorPage(
                page.items().stream().map(view).toList(),
                page.next().map(marker -> links.next(page.items().size(), marker)).stream()
                        .toList());
    }
}
