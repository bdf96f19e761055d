package io.leasehold.hypervisor.contract;

import io.leasehold.hypervisor.sdpf.CurrentTenant;
import io.leasehold.hypervisor.sdpf.Fields;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import io.leasehold.hypervisor.sdpf.RequestBodies;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;

/** HTTP resource of a tenant's long-term contracts (contract, 9). */
@Path("/v1.0/{tenant}/vsphere_contracts")
@Produces(MediaType.APPLICATION_JSON)
class ContractResource {
    private static final int MAX_CORES = 100_000;

    /** Response with one contract, or with an empty object after the contract was deleted. */
    record One(Object vsphereContract) {
        static One of(Optional<ContractFigures> figures) {
            return new One(figures.<Object>map(ContractViews.ContractView::of).orElseGet(Map::of));
        }
    }

    private final Contracts contracts;
    private final CurrentTenant tenant;
    private final RequestBodies bodies;

    ContractResource(Contracts contracts, CurrentTenant tenant, RequestBodies bodies) {
        this.contracts = contracts;
        this.tenant = tenant;
        this.bodies = bodies;
    }

    @GET
    public Uni<ContractViews.OverviewView> list() {
        return contracts.overview(tenant.id()).map(ContractViews.OverviewView::of);
    }

    @POST
    @ResponseStatus(200)
    public Uni<One> manage(String body) {
        Fields fields = bodies.read(body).object("vsphere_contract");
        return contracts.manage(tenant.id(), years(fields), cores(fields)).map(One::of);
    }

    @PUT
    public Uni<One> renew(String body) {
        Fields fields = bodies.read(body).object("vsphere_contract");
        return contracts
                .renew(tenant.id(), years(fields), fields.optionalFlag("contract_renewal"))
                .map(One::of);
    }

    private static int years(Fields fields) {
        int years = fields.integer("contract_year");
        if (years != 1 && years != 3) {
            throw InvalidRequest.parameter("contract_year", "must be 1 or 3");
        }
        return years;
    }

    private static int cores(Fields fields) {
        int cores = fields.integer("cores");
        if (cores < 0 || cores > MAX_CORES) {
            throw InvalidRequest.parameter("cores", "must be an integer from 0 to " + MAX_CORES);
        }
        return cores;
    }
}
