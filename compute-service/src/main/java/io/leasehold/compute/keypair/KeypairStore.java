package io.leasehold.compute.keypair;

import io.leasehold.common.error.ServiceException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Rows of public keys. */
@Singleton
class KeypairStore implements PanacheRepositoryBase<KeypairRow, KeypairRow.Key> {
    private static final String AFTER = "userId = ?1 and name > ?2 order by name";
    private static final String EXISTS = "select from keypair_name where user_id = $1 and name = $2";

    /** Returns the keys of the user with a name after {@code after}. */
    Uni<List<Keypair>> list(String user, Optional<String> after, int limit) {
        return limit == 0
                ? Uni.createFrom().item(List.of())
                : find(AFTER, user, after.orElse(""))
                        .page(0, limit)
                        .list()
                        .map(rows -> rows.stream().map(KeypairRow::toKeypair).toList());
    }

    Uni<Optional<Keypair>> find(String user, String name) {
        return findById(new KeypairRow.Key(user, name))
                .map(found -> Optional.ofNullable(found).map(KeypairRow::toKeypair));
    }

    /** Returns true when the user has a key of that name, in the transaction of another feature. */
    Uni<Boolean> exists(SqlConnection connection, String user, String name) {
        return connection.preparedQuery(EXISTS).execute(Tuple.of(user, name)).map(rows -> rows.size() > 0);
    }

    /** Inserts the key; a name that the user has already → 409. */
    Uni<Void> insert(Keypair keypair) {
        return persistAndFlush(KeypairRow.of(keypair))
                .onFailure(ConstraintViolationException.class)
                .transform(
                        taken -> ServiceException.conflict("Key pair '%s' already exists.".formatted(keypair.name())))
                .replaceWithVoid();
    }

    /** Deletes the key; false when the key is unknown. */
    Uni<Boolean> delete(String user, String name) {
        return deleteById(new KeypairRow.Key(user, name));
    }
}
