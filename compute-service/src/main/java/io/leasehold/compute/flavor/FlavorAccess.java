package io.leasehold.compute.flavor;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.sql.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Access of projects to private flavors, as administrators change it. */
@Singleton
class FlavorAccess {
    private final FlavorStore flavors;
    private final FlavorAccessStore store;
    private final Transactions transactions;

    FlavorAccess(FlavorStore flavors, FlavorAccessStore store, Transactions transactions) {
        this.flavors = flavors;
        this.store = store;
        this.transactions = transactions;
    }

    /** Returns the projects with access; a public flavor → 404. */
    Uni<List<String>> projects(String id) {
        return transactions.run(connection -> flavors.lock(connection, id)
                .invoke(FlavorAccess::checkListed)
                .chain(() -> store.projects(connection, id)));
    }

    /**
     * Grants access; a project that has access already → 409.
     *
     * @param strict true when a public flavor is a conflict
     */
    Uni<List<String>> grant(String id, String project, boolean strict) {
        return transactions.run(connection -> flavors.lock(connection, id)
                .invoke(flavor -> checkPrivate(flavor, strict))
                .chain(() -> store.add(connection, id, project))
                .invoke(added -> checkAdded(added, id, project))
                .chain(() -> store.projects(connection, id)));
    }

    /** Revokes access; a project without access → 404. */
    Uni<List<String>> revoke(String id, String project) {
        return transactions.run(connection -> flavors.lock(connection, id)
                .chain(() -> store.remove(connection, id, project))
                .invoke(removed -> checkRemoved(removed, id, project))
                .chain(() -> store.projects(connection, id)));
    }

    private static void checkListed(Flavor flavor) {
        if (flavor.isPublic()) {
            throw ServiceException.notFound("Access list not available for public flavors.");
        }
    }

    private static void checkPrivate(Flavor flavor, boolean strict) {
        if (strict && flavor.isPublic()) {
            throw ServiceException.conflict("Can not add access to a public flavor.");
        }
    }

    private static void checkAdded(boolean added, String id, String project) {
        if (!added) {
            throw ServiceException.conflict(
                    "Flavor access already exists for flavor %s and project %s combination.".formatted(id, project));
        }
    }

    private static void checkRemoved(boolean removed, String id, String project) {
        if (!removed) {
            throw ServiceException.notFound("Flavor access not found for %s / %s combination.".formatted(id, project));
        }
    }
}
