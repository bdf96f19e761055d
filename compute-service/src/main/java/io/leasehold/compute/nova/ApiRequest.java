package io.leasehold.compute.nova;

import io.leasehold.common.error.ServiceException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Microversion and project segment of a request. */
@RequestScoped
public class ApiRequest {
    private Microversion version = Microversion.MIN;
    private Optional<ServiceException> refusal = Optional.empty();
    private Optional<String> tenant = Optional.empty();

    /** Returns the microversion of the request and its answer. */
    public Microversion version() {
        return version;
    }

    /** Returns the project segment of the path; empty on short paths. */
    Optional<String> tenant() {
        return tenant;
    }

    /** Returns the reason why the requested microversion is refused. */
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
