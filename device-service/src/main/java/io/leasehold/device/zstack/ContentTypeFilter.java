package io.leasehold.device.zstack;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every answer says in which encoding its JSON is, those of the HTTP layer too. */
class ContentTypeFilter {
    @ServerResponseFilter
    public void setCharset(ContainerResponseContext response) {
        if (response.hasEntity()) {
            response.getHeaders().putSingle("Content-Type", JsonResponses.JSON);
        }
    }
}
