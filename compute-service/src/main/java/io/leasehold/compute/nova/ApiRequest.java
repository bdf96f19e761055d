package io.leasehold.compute.nova;

import io.leasehold.common.error.ServiceException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** What a request says before its path names a resource: the version it speaks and the project segment it may carry. */
@RequestScoped
public class ApiRequest {
    private Microversion version = Microversion.MIN;
    private Optional<ServiceException> refusal = Optional.empty();
    private Optional<String> tenant = Optional.empty();

    /** The version that this request and its answer are in. */
    public Microversion version() {
        return version;
    }

    /** The project segment as it stood in the path; empty on the short paths. */
    Optional<String> tenant() {
        return tenant;
    }

    /** Why the version that was asked for cannot be had. */
    Optional<ServiceException> refusal() {
        return refusal;
    }

    void setVersion(Microversion agreed) {
        version = agreed;
    }

    void setRefusal(ServiceException why) {
        refusal = Optional.of(why);
    }

    void setTenant(String segment) {
        tenant = Optional.of(segment);
    }
}
