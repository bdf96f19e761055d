package io.leasehold.hypervisor.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leasehold.hypervisor.sdpf.Links;
import io.leasehold.hypervisor.server.Server;
import org.jspecify.annotations.Nullable;

/** Server with all details (contract, 3.4). */
record ServerView(
        String id,
        String name,
        @Nullable String description,
        String hypervisorType,
        @JsonProperty("imageRef") String imageRef,
        @Nullable String imageName,
        String status,
        BaremetalView baremetalServer,
        boolean cfgwConnectionStatus) {
    static ServerView of(Server server, Links links) {
        return new ServerView(
                server.id().toString(),
                server.label().name(),
                server.label().description().orElse(null),
                server.software().type().text(),
                server.software().image().toString(),
                server.software().imageName(),
                server.state().status().name(),
                BaremetalView.of(server, links),
                false);
    }
}
