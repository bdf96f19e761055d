package io.leasehold.device.zstack;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Request filter for clients without context path: {@code /v1/…} becomes {@code /zstack/v1/…}. */
class ShortPathFilter {
    private static final String SHORT = "/v1/";
    private static final String CONTEXT = "/zstack";

    @ServerRequestFilter(preMatching = true)
    public void addContextPath(ContainerRequestContext context) {
        String path = context.getUriInfo().getRequestUri().getRawPath();
        if (path.startsWith(SHORT)) {
            context.setRequestUri(context.getUriInfo()
                    .getRequestUriBuilder()
                    .replacePath(CONTEXT + path)
                    .build());
        }
    }
}
