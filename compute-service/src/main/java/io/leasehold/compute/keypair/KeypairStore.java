package io.leasehold.compute.keypair;

import io.leasehold.common.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Rows of public keys. */
@Singleton
class KeypairStore {
    private static final String LIST =
            "select * from keypair where user_id = $1 and ($2::text is null or name > $2) order by name limit $3";
    private static final String FIND = "select * from keypair where user_id = $1 and name = $2";
    private static final String INSERT = """
            insert into keypair (user_id, name, type, public_key, fingerprint, created_at)
            values ($1, $2, 'ssh', $3, $4, $5)
            on conflict do nothing
            """;
    private static final String DELETE = "delete from keypair where user_id = $1 and name = $2";

    private final Pool pool;

    KeypairStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Keypair>> list(String user, Optional<String> after, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(user, after.orElse(null), limit))
                .map(rows -> rows.stream().map(KeypairStore::keypair).toList());
    }

    Uni<Optional<Keypair>> find(String user, String name) {
        return find(pool, user, name);
    }

    Uni<Optional<Keypair>> find(SqlClient client, String user, String name) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(user, name))
                .map(rows -> rows.stream().map(KeypairStore::keypair).findFirst());
    }

    /** Inserts the key; a name that the user has already → 409. */
    Uni<Void> insert(Keypair keypair) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.of(
                        keypair.userId(),
                        keypair.name(),
                        keypair.publicKey(),
                        keypair.fingerprint(),
                        keypair.createdAt().atOffset(ZoneOffset.UTC)))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw ServiceException.conflict("Key pair '%s' already exists.".formatted(keypair.name()));
                    }
                })
                .replaceWithVoid();
    }

    /** Deletes the key; false when the key is unknown. */
    Uni<Boolean> delete(String user, String name) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(user, name)).map(rows -> rows.rowCount() > 0);
    }

    private static Keypair keypair(Row row) {
        return new Keypair(
                row.getString("user_id"),
                row.getString("name"),
                row.getString("public_key"),
                row.getString("fingerprint"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
