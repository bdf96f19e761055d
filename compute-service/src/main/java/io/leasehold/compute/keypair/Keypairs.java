package io.leasehold.compute.keypair;

import io.leasehold.common.error.ServiceException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Operations of users on their public keys. */
@Singleton
public class Keypairs {
    private final KeypairStore store;
    private final Clock clock;

    Keypairs(KeypairStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @WithSession
    Uni<List<Keypair>> list(String user, Optional<String> after, int limit) {
        return store.list(user, after, limit);
    }

    @WithSession
    Uni<Keypair> get(String user, String name) {
        return store.find(user, name).map(found -> found.orElseThrow(() -> unknown(user, name)));
    }

    /** Returns true when the user has a key of that name. */
    public Uni<Boolean> exists(SqlConnection connection, String user, String name) {
        return store.exists(connection, user, name);
    }

    /** Imports a public key; an invalid key → 400. */
    @WithTransaction
    Uni<Keypair> add(String user, String name, String publicKey) {
        Keypair keypair = new Keypair(user, name, publicKey.strip(), fingerprint(publicKey.strip()), clock.instant());
        return store.insert(keypair).replaceWith(keypair);
    }

    @WithTransaction
    Uni<Void> delete(String user, String name) {
        return store.delete(user, name)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw unknown(user, name);
                    }
                })
                .replaceWithVoid();
    }

    private static String fingerprint(String publicKey) {
        String[] parts = publicKey.split("\\s+", 3);
        try {
            byte[] hash =
                    MessageDigest.getInstance("MD5").digest(Base64.getDecoder().decode(parts[1]));
            return HexFormat.ofDelimiter(":").formatHex(hash);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
            throw ServiceException.badRequest("Keypair data is invalid: failed to generate fingerprint");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ServiceException unknown(String user, String name) {
        return ServiceException.notFound("Keypair %s not found for user %s".formatted(name, user));
    }
}
