package io.leasehold.device.zstack;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every answer says in which encoding its JSON is, those of the HTTP layer too. */
class ContentTypes {
    @ServerResponseFilter
    public void declare(ContainerResponseContext response) {
        if (response.hasEntity()) {
            response.getHeaders().putSingle("Content-Type", Answers.JSON);
        }
    }
}
