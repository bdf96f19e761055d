package io.leasehold.compute.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.common.paging.Page;
import io.leasehold.compute.nova.Links;
import io.leasehold.compute.server.list.ShownServer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of servers with a link to the next page. */
record ServerPage(
        List<Map<String, @Nullable Object>> servers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Links.Link> serversLinks) {
    static ServerPage of(
            Page<ShownServer> page, Function<ShownServer, Map<String, @Nullable Object>> view, Links links) {
        return new ServerPage(
                page.items().stream().map(view).toList(),
                page.next().map(marker -> links.next(page.items().size(), marker)).stream()
                        .toList());
    }
}
