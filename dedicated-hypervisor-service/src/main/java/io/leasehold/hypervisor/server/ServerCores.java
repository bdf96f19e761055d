package io.leasehold.hypervisor.server;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Licensed cores of a tenant's servers. */
@Singleton
public class ServerCores {
    private static final String SUM = """
            select cast(coalesce(sum(license_cores), 0) as bigint) from server
            where tenant = ?1 and built_at is not null and deleted_at is null
            """;

    /**
     * Sums the cores of servers that finished their installation and are not deleted. Works in the open Hibernate
     * session.
     */
    public Uni<Long> of(String tenant) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SUM, Long.class)
                        .setParameter(1, tenant)
                        .getSingleResult());
    }
}
