package io.leasehold.reservation.compute;

import io.leasehold.reservation.compute.FlavorApi.FlavorJson;
import io.leasehold.reservation.compute.FlavorApi.Shown;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Flavors of compute-service over REST, read with the caller's own token. */
@Singleton
class RestFlavorCatalog implements FlavorCatalog {
    private static final String WITH_EXTRA_SPECS = "compute 2.61";

    private final FlavorApi compute;
    private final CurrentIdentityAssociation identity;

    RestFlavorCatalog(@RestClient FlavorApi compute, CurrentIdentityAssociation identity) {
        this.compute = compute;
        this.identity = identity;
    }

    @Override
    public Uni<Optional<SourceFlavor>> flavor(String id) {
        return identity.getDeferredIdentity()
                .map(caller -> caller.getCredential(AccessTokenCredential.class).getToken())
                .chain(token ->
                        ComputeCalls.orEmpty(ComputeCalls.call(() -> compute.flavor(id, token, WITH_EXTRA_SPECS))))
                .map(found -> found.map(Shown::flavor).map(RestFlavorCatalog::read));
    }

    private static SourceFlavor read(FlavorJson json) {
        return new SourceFlavor(
                json.id(),
                json.name(),
                json.vcpus(),
                json.ram(),
                json.disk(),
                json.ephemeral(),
                Objects.requireNonNullElse(json.extraSpecs(), Map.of()));
    }
}
