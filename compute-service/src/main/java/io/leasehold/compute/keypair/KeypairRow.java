package io.leasehold.compute.keypair;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** Row of a public key. */
@Entity
@Table(name = "keypair")
@IdClass(KeypairRow.Key.class)
@NullUnmarked
class KeypairRow {
    /** The user and the name that the user gave the key. */
    record Key(String userId, String name) implements Serializable {}

    @Id
    String userId;

    @Id
    String name;

    String type;
    String publicKey;
    String fingerprint;
    Instant createdAt;

    static KeypairRow of(Keypair keypair) {
        KeypairRow row = new KeypairRow();
        row.userId = keypair.userId();
        row.name = keypair.name();
        row.type = "ssh";
        row.publicKey = keypair.publicKey();
        row.fingerprint = keypair.fingerprint();
        row.createdAt = keypair.createdAt();
        return row;
    }

    Keypair toKeypair() {
        return new Keypair(userId, name, publicKey, fingerprint, createdAt);
    }
}
