package io.leasehold.device.zstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.device.zstack.error.DeferredDenial;
import io.leasehold.device.zstack.error.ErrorObject;
import io.leasehold.device.zstack.error.Refusal;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Exception mapper for failures of the API. The status is always 503, as ZStack's clients read error codes only there.
 */
class RefusalMapper {
    private static final Logger LOG = Logger.getLogger(RefusalMapper.class);

    @ServerExceptionMapper
    RestResponse<ObjectNode> map(Refusal refusal) {
        LOG.debugf("Refused with %s: %s", refusal.code().code(), refusal.text());
        return JsonResponses.json(503, ErrorObject.of(refusal));
    }

    @ServerExceptionMapper
    RestResponse<ObjectNode> map(DeferredDenial denial) {
        return JsonResponses.json(202, denial.body());
    }
}
