package io.leasehold.device.zstack;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Response filter that adds the charset to the content type of all responses, including those of the HTTP layer. */
class ContentTypeFilter {
    @ServerResponseFilter
    public void setCharset(ContainerResponseContext response) {
        if (response.hasEntity()) {
            response.getHeaders().putSingle("Content-Type", JsonResponses.JSON);
        }
    }
}
