package io.leasehold.compute.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.common.paging.Page;
import io.leasehold.compute.nova.Links;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of images in the Compute API with a link to the next page. */
record ImagePage(
        List<Map<String, @Nullable Object>> images,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Links.Link> imagesLinks) {
    static ImagePage of(Page<Image> page, Function<Image, Map<String, @Nullable Object>> view, Links links) {
        return new ImagePage(
                page.items().stream().map(view).toList(),
                page.next().map(marker -> links.next(page.items().size(), marker)).stream()
                        .toList());
    }
}
