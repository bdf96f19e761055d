package io.leasehold.compute.keypair;

import io.leasehold.common.error.ServiceException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Rows of public keys. */
@Singleton
class KeypairStore implements PanacheRepositoryBase<KeypairRow, KeypairRow.Key> {
    /** Lists up to {@code limit} keys of the user by name, after the name {@code after}. */
    @WithSession
    Uni<List<Keypair>> list(String user, Optional<String> after, int limit) {
        return limit == 0
                ? Uni.createFrom().item(List.of())
                : find("userId = ?1 and name > ?2 order by name", user, after.orElse(""))
                        .page(0, limit)
                        .list()
                        .map(rows -> rows.stream().map(KeypairRow::toKeypair).toList());
    }

    @WithSession
    Uni<Optional<Keypair>> find(String user, String name) {
        return findById(new KeypairRow.Key(user, name))
                .map(row -> Optional.ofNullable(row).map(KeypairRow::toKeypair));
    }

    /** Inserts the key; a name that the user has already → 409. */
    @WithTransaction
    Uni<Void> insert(Keypair keypair) {
        return persistAndFlush(KeypairRow.of(keypair))
                .onFailure(ConstraintViolationException.class)
                .transform(
                        taken -> ServiceException.conflict("Key pair '%s' already exists.".formatted(keypair.name())))
                .replaceWithVoid();
    }

    /** Deletes the key; false when the key is unknown. */
    @WithTransaction
    Uni<Boolean> delete(String user, String name) {
        return deleteById(new KeypairRow.Key(user, name));
    }
}
