package io.leasehold.compute.nova;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** JSON of a version; only the full form contains {@code mediaTypes}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record VersionView(
        String id,
        String status,
        String version,
        String minVersion,
        String updated,
        List<LinkView> links,
        @JsonProperty("media-types") List<MediaTypeView> mediaTypes) {
    record MediaTypeView(String base, String type) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record LinkView(String rel, String type, String href) {
        static LinkView of(Links.Link link) {
            return new LinkView(link.rel(), "", link.href());
        }
    }

    private static final LinkView DESCRIPTION =
            new LinkView("describedby", "text/html", "https://docs.openstack.org/api-ref/compute/");
    private static final MediaTypeView JSON =
            new MediaTypeView("application/json", "application/vnd.openstack.compute+json;version=2.1");

    static VersionView brief(Links.Link self) {
        return with(List.of(LinkView.of(self)), List.of());
    }

    static VersionView full(Links.Link self) {
        return with(List.of(LinkView.of(self), DESCRIPTION), List.of(JSON));
    }

    private static VersionView with(List<LinkView> links, List<MediaTypeView> mediaTypes) {
        return new VersionView(
                "v2.1",
                "CURRENT",
                Microversion.MAX.toString(),
                Microversion.MIN.toString(),
                "2013-07-23T11:33:21Z",
                links,
                mediaTypes);
    }
}
