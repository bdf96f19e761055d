package io.leasehold.device.job;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.leasehold.device.zstack.Uuids;
import io.leasehold.device.zstack.error.DeferredDenial;
import io.leasehold.device.zstack.error.ErrorCode;
import io.leasehold.device.zstack.error.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Denial of requests with an invalid session. A client that asked for a job gets the location of a job that denies when
 * polled, so that nothing is stored for such clients.
 */
@Singleton
public class DeferredDenials {
    private static final Set<String> CHANGES = Set.of("POST", "PUT", "DELETE");

    private final JobResponses responses;
    private final JobConfig config;
    private final Ids ids;

    DeferredDenials(JobResponses responses, JobConfig config, Ids ids) {
        this.responses = responses;
        this.config = config;
        this.ids = ids;
    }

    public ServiceException of(HttpServerRequest request) {
        if (!CHANGES.contains(request.method().name())) {
            return denial();
        }
        JobHeaders headers = JobHeaders.of(request, config);
        String uuid = headers.uuid().orElseGet(() -> Uuids.of(ids.next()));
        String location = responses.location(request, uuid) + "?deny=" + ErrorCode.SESSION.code();
        return headers.deferred() ? new DeferredDenial(JobResponses.accepted(location, headers)) : denial();
    }

    private static Refusal denial() {
        return Refusal.of(ErrorCode.SESSION, "The session is invalid or expired");
    }
}
